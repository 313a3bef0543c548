"""Two trees side by side: what is the same criterion, and what became of it."""
