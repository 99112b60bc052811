"""One file for each check: what it finds, why that matters, examples that pass and fail, and ``check``."""
