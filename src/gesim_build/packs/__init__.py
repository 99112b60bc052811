"""Packs: what goes to an agency, or to a program for translators, and comes back. Pure."""
