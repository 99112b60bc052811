"""XHTML and CSS as everybody here reads them: the tree of a part, the names of classes, custom properties."""
