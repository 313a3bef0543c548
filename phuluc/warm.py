"""The process that the workers of a pool are copies of: everything is loaded there once.

It is imported by that process alone, which it makes die with the one that started it.
"""

import importlib
import os

from phuluc.child import die_with_parent, without_numpy

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a process with threads is not to be copied
os.environ.setdefault("JE_ARROW_MALLOC_CONF", "background_thread:false")
os.environ["ARROW_DEFAULT_MEMORY_POOL"] = "system"  # others reserve a GiB of addresses at once
die_with_parent()
without_numpy()
nowhere = os.open(os.devnull, os.O_RDWR)
for stream in (0, 1, 2):  # what breaks off while a run is interrupted is nobody's traceback
    os.dup2(nowhere, stream)

for name in ("extract.pdf", "extract.pdfium", "phuluc.pipeline", "phuluc.files"):
    importlib.import_module(name)
