"""Charts: pure functions from plain tables to Plotly figures, all in one template. Nothing here imports Streamlit."""
