"""Drawings: read as a tree, reduced to the form that every format supports, and judged by tables."""
