"""A result in the forms that other programs open: each target is a module with ``export``."""
