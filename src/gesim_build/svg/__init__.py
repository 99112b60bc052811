"""Drawings: read as a tree, brought into the short form that every format can hold, and judged by tables."""
