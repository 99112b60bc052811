"""Raster images: read whole, and reduced to the picture itself."""
