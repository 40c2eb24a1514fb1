"""What the server answers beside Streamlit: layers, map configuration, assets, security headers."""

from utils.serve.headers import SecurityHeaders
from utils.serve.routes import routes

__all__ = ["SecurityHeaders", "routes"]
