"""The maps of the pages that colour layers by what they work out: one module a page, no drawing."""
