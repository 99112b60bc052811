"""A release: every file of an edition under its lasting name, with a manifest, checksums and a page to find them by.

A release of some languages has the same form as one of all: releases of single languages are merged into the whole.
"""
