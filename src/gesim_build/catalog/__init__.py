"""Catalogs: what is translatable, the lossless PO files that hold it, keeping them in step, and putting it in place."""
