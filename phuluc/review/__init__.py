"""A result beside the pages that it was read from, as one page for a browser."""
