"""Bytes to Pages: what is printed and where, nothing of the domain. Imports schemas alone."""
