"""Laid-out fragments -> one PDF, with pikepdf: pages, structure tree, destinations, outline and metadata."""
