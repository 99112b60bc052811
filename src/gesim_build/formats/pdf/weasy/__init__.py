"""All that knows WeasyPrint: laying out one fragment, tagging it, and finding what does not fit on its pages."""
