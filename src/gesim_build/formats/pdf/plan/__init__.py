"""What is laid out, on which pages, in which style: pure, without the layout engine and without PDF objects."""
