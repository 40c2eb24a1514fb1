"""The parts pages are composed of. These modules draw with Streamlit and hold no knowledge of their own."""
