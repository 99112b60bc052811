"""What does not fit on finished pages: found in the boxes of the layout engine, in the worker that laid them out."""
