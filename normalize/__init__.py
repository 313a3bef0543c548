"""Pages to the tree: what is printed there means. Imports schemas alone."""
