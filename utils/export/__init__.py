"""What is taken away: workbooks, CSV, GeoJSON and GeoPackage of what a view shows. Pure: values in, bytes out."""
