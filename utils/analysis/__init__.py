"""What the planners' pages say of the data: pure functions from frames to plain tables. No Streamlit, no drawing."""
