"""Hand-outs: slides, briefing and map sheet, made on the server without a browser and without the internet."""
