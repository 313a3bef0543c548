"""``python -m bench.hostile``: every hostile file through the command, and what was promised."""

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from bench.hostile import bombs, drawn, html, pdf, places, tagged
from bench.hostile.cases import EITHER, Case, of_files
from bench.hostile.watch import Listener, Seen, watch


def all_cases() -> list[Case]:
    """Every case; PDF files once an engine."""
    plumber = ("--engine", "pdfplumber")
    made = [case for module in (pdf, bombs, drawn, tagged) for case in module.made()]
    # Another decoder finds more or less in a broken file.
    again = [(name, data, EITHER) for name, data, _ in made]
    quick = pdf.QUICK | bombs.QUICK | drawn.QUICK | tagged.QUICK
    return [
        *of_files("pdf", made, quick),
        *of_files("html", html.made(), html.QUICK),
        *of_files("txt", html.transcripts(), frozenset()),
        *places.cases(),
        *of_files("plumber.pdf", again, frozenset(), *plumber),
    ]


def main(given: list[str]) -> int:
    """Try the cases, two at once; 1 where one did not hold."""
    parser = argparse.ArgumentParser(prog="python -m bench.hostile", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the short run of make check")
    parser.add_argument("--only", default="", help="cases whose name holds this")
    parser.add_argument("--list", action="store_true", help="a line a case, held ones too")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=10, help="beyond them no case is begun")
    options = parser.parse_args(given)
    cases = [c for c in all_cases() if options.only in c.name and (c.quick or not options.quick)]
    if not cases:
        parser.error(f"no case whose name holds {options.only!r}")
    start = time.monotonic()
    listener = Listener()
    seen: list[Seen] = []

    def in_time(case: Case) -> Seen | None:
        late = time.monotonic() - start > 60 * options.minutes
        return None if late else watch(case, listener)

    with ThreadPoolExecutor(options.jobs) as pool:
        for one in filter(None, pool.map(in_time, cases)):
            seen.append(one)
            if one.broken or options.list:
                print(_line(one), flush=True)
    if len(seen) < len(cases):
        print(f"{len(cases) - len(seen)} cases were not tried in {options.minutes:g} minutes")
    return _sum_up(seen, time.monotonic() - start)


def _line(one: Seen) -> str:
    how = "; ".join(one.broken) or "held"
    told = one.told.strip().replace("\n", " | ")[:160]
    figures = f"exit {one.exit}, {one.seconds:.1f} s, {one.memory >> 20} MiB"
    return f"{'NOT HELD' if one.broken else 'held'}  {one.case.name!r}: {how} ({figures}) {told}"


def _sum_up(seen: list[Seen], seconds: float) -> int:
    tried = Counter(one.case.name.split(":")[0] for one in seen)
    held = Counter(one.case.name.split(":")[0] for one in seen if not one.broken)
    for kind, count in tried.items():
        print(f"{kind}: {count} tried, {held[kind]} held")
    longest = max(seen, key=lambda one: one.seconds)
    largest = max(seen, key=lambda one: one.memory)
    print(f"longest: {longest.seconds:.1f} s ({longest.case.name})")
    print(f"largest: {largest.memory >> 20} MiB ({largest.case.name})")
    print(f"{len(seen)} cases tried, {sum(held.values())} held, in {seconds:.0f} s")
    return 0 if sum(held.values()) == len(seen) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
