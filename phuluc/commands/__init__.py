"""A file a command: ``add_arguments`` and ``run``, a few lines calling one library function."""
