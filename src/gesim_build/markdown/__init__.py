"""Markdown as the handbook speaks it: the block parser, the inline chain, our directives; one rule per file."""
