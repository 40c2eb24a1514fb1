"""Side-by-side measurements in one run: an empty Streamlit page, the plain st_folium way, this app."""
