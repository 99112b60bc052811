"""Assemble: a translated book -> the manuscript of one edition, the only thing that a format may see."""
