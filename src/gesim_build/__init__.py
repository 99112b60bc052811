"""gesim: a compiler for multilingual handbooks."""

__version__ = "0.1.0"
