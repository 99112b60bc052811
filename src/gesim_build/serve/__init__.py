"""``gesim serve``: the workbench of translators and editors, a web application for this machine alone."""
