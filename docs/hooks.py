"""What mkdocs does beside its own work: new pages come into the navigation by themselves.

A page of ``docs/`` that ``mkdocs.yml`` does not name stands below "More", a decision below
"Decisions". A link that leads out of ``docs/`` (to a file of the repository) becomes its words: the
site is built from ``docs/`` alone.
"""

import re
from pathlib import Path
from typing import Any

_OUT = re.compile(r"\[([^\]\n]+)\]\((?:\.\./)+([^)\s]*)\)")


def on_config(config: Any) -> Any:
    """Add what the navigation does not name."""
    docs = Path(config.docs_dir)
    named = set(_paths(config.nav))
    more = sorted(path.name for path in docs.glob("*.md") if path.name not in named)
    if more:
        config.nav.append({"More": more})
    decisions = sorted(f"decisions/{path.name}" for path in (docs / "decisions").glob("*.md"))
    config.nav.append({"Decisions": decisions})
    return config


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Links out of the pages to words; a decision may link to a page above it."""
    docs = Path(page.file.abs_src_path).parent
    while not (docs / "index.md").exists():
        docs = docs.parent

    def plain(found: re.Match[str]) -> str:
        target = (Path(page.file.abs_src_path).parent / found[0].split("](")[1][:-1]).resolve()
        inside = target.is_relative_to(docs)
        return found[0] if inside else f"{found[1]} (`{found[2]}`)"

    return _OUT.sub(plain, markdown)


def _paths(nav: Any) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    values = nav.values() if isinstance(nav, dict) else nav
    return [path for each in values for path in _paths(each)]
