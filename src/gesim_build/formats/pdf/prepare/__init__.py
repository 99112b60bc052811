"""The XHTML of a part made ready for print: one file for each pass over its tree."""
