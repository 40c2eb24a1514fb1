"""What the server answers beside Streamlit: layers, map configuration, assets, security headers.

Imports nothing, so that ``python -m utils.serve.port_check`` answers at once.
"""
