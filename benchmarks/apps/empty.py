"""The floor: a Streamlit page with one checkbox."""

import streamlit as st

on = st.checkbox("on", key="on")
st.html(f'<p id="state" data-runs="{on}">{on}</p>')
