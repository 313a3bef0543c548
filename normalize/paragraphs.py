"""The printed lines of a whole cell -> its paragraphs: once, after stitching.

Where a paragraph opens, the source says (``Line.opens``); where it is silent, geometry does (a line
that ends so short that the next word would have fitted, a wider gap, an indent), then wording.
"""

import operator
from collections.abc import Sequence
from itertools import pairwise

from normalize.cut_figures import is_cut_figure
from normalize.edges import (
    awaits,
    gives_points,
    goes_until,
    goes_up_to,
    hangs,
    is_address,
    is_cut,
    runs_levels,
    says_level,
    says_next_level,
)
from normalize.gathered import Paragraph, gathered, one_line
from normalize.items import (
    DASHES,
    SIGNS,
    is_told,
    opened_alike,
    opens_unit,
    runs_inline,
    with_bullets,
)
from normalize.justified import ends_justified, is_forced, is_loose, is_stretched
from normalize.openers import (
    LETTERED,
    STOPS,
    announces,
    begins_high,
    begins_low,
    counts_name,
    defines_next,
    ended,
    goes_low,
    is_aside,
    is_reserve,
    is_sub_item,
    kind_of,
    level_ended,
    measures_share,
    opens_as_told,
    runs_in,
    runs_low,
    says_new,
    series_of,
)
from normalize.openings import is_level_among, labels_address
from normalize.set_apart import LONE_DASHES, Look, is_full, set_apart, widest_wrap
from normalize.shapes import (
    NEVER,
    SPARE,
    Printed,
    Shape,
    adds_room,
    begins_item,
    is_hung_below,
    is_restyled,
    is_spaced,
    printed_of,
    restyled,
    shape_of,
    shaped,
    spare,
    untied,
    wide,
)
from normalize.text import bullet, strip_bullet
from normalize.units import (
    ends_in_head,
    is_bare_head,
    is_rest_of_person,
    is_short_name,
    name_ends,
    wants_name,
)
from normalize.unsure import doubt_of
from normalize.wraps import goes_inside
from schemas.rows import Whole

CLEAR = 1.5
"""Font sizes that must be left over where the wording does not speak for an opening: a glued
"Phường 6" is wider than its first word."""
TIED_ROOM = 0.6
"""Font sizes left beside an estimated next word, from which a tied line ends in a line break."""


def paragraphs(whole: Whole) -> tuple[Paragraph, ...]:
    """A whole cell -> its printed paragraphs, cleaned, line and page wraps gone.

    Never splits inside a printed line; a line without text is none.
    """
    if len(whole.lines) < 2:
        return tuple(map(one_line, printed_of(whole)))
    read, shape = shaped(whole)
    if len(read) < 2:
        return tuple(map(one_line, read))
    printed = with_bullets(opened_alike(read))
    if any(map(operator.is_not, printed, read)):
        shape = shape_of(printed)
    breaks = _breaks_lines(printed, shape)
    if breaks:
        printed = [untied(each) for each in printed]
    series = series_of(printed, shape)
    names = all(is_short_name(each.text) for each in printed)
    told = [p.text for p in printed[1:] if is_told(p) and not p.after_break]
    listed = bool(told) and all(map(bullet, (printed[0].text, *told)))
    steps = widest_wrap(printed, shape), breaks, wide(shape) if shape is not None else 0.0
    groups = [[printed[0]]]
    for at, (before, here) in enumerate(pairwise(printed), 1):
        look = Look(shape, series, groups[-1], names, printed, listed, at, *steps)
        if not _goes_plainly_on(before, here, look) and _opens(before, here, look):
            groups.append([here])
        else:
            groups[-1].append(here)
    made = (
        gathered(group, doubt_of(group, above, shape)) for above, group in pairwise([[], *groups])
    )
    return tuple(p for p in made if p.text)


def _opens(before: Printed, here: Printed, look: Look) -> bool:
    marked, drawn = here.line.opens, here.line.box is not None
    figure = here.after_break and awaits(before.text, here.text)  # a level's, whatever tags say
    rest = figure or is_cut_figure(look.group, here) or (drawn and is_reserve(here.text))
    if rest or (drawn and before.line.text.strip() in SIGNS and not bullet(here.text)):
        return False
    if marked is False and here.after_break and drawn:
        # A paragraph of tags goes on, and its lines may be broken here, too.
        marked = None if look.breaks or is_forced(before, here, look.shape) else marked
    # Markup of one page cannot know that its first paragraph began on the page before.
    if marked is not None and (not here.after_break or drawn or here.line.tied):
        return marked and not (drawn and here.tied and _is_cut(before, here, look))
    apart = begins_item(look.shape, look.opener, here) or set_apart(before, here, look)
    token = look.token
    inside = goes_inside(token, here.text)
    if bullet(here.text):  # behind a stop no dash goes on an address
        inside = inside and token[-1] not in ".;,"
        return not inside and (apart or _bullet_opens(before, here, look))
    above = before.text
    if inside or awaits(above, here.text):  # or a level's figure
        return False
    if above[-1] in "-–" and not above.endswith(LONE_DASHES):
        return False  # whatever the room: "TP-" / "HT" is one word
    below_head = is_bare_head(above, here.text)
    below_head = below_head or (not look.first and is_bare_head(look.ends, here.text))
    below_head = below_head or is_rest_of_person(look.ends, here.text)
    below_head = below_head or wants_name(look.ends, here.text)
    if below_head and (not apart or here.after_break):  # a cell's padding may set it lower
        return False
    if apart or opens_as_told(look.lines, look.at) or opens_unit(look.group, here, look.lines):
        return True
    if _next_name(before, here, look) or is_forced(before, here, look.shape):
        return True
    points = gives_points(above, here.text) and spare(before, here, look.shape) <= SPARE
    return not points and _goes_new(before, here, look)


def _goes_plainly_on(before: Printed, here: Printed, look: Look) -> bool:
    """Whether a line that no source tells of opens with a word in small letters, below a full one
    of its page without a stop, and is not set apart from it, as most lines do: of them ``_opens``
    would ask much and say no, for no wording opens with a small letter but a variable ("a là …")
    and a name that is counted ("mức độ 2: …")."""
    text = here.text
    if here.line.opens is not None or here.after_break or before.text[-1] in STOPS:
        return False
    plain = text[:2].isalpha() and text[:2].islower() and text[1:3] != "là"  # no variable: "a là"
    if not plain or spare(before, here, look.shape, words=3) > SPARE or counts_name(text):
        return False
    return not (begins_item(look.shape, look.opener, here) or set_apart(before, here, look))


def _is_cut(before: Printed, here: Printed, look: Look) -> bool:
    """Whether a piece of a paragraph ends with a line by chance, in the midst of a name or
    sentence."""
    if is_address(strip_bullet(here.text)):  # no small letter, and too long for any line above
        breaks = before.text.endswith(":") or is_cut(before.text)
        return not bullet(here.text) and (breaks or is_stretched(before, look.shape))
    text = here.text
    dashed = before.text[-1] in "-–" and "://" not in look.token
    below_head = text[0].isupper() and is_bare_head(before.text, text)
    if dashed or below_head or hangs(look.ends, text):
        return True
    # The rest of an address may open with a dash of its own, and has no blank then.
    if goes_inside(look.token, text) and (" " not in text or not bullet(text)):
        return spare(before, here, look.shape) <= SPARE
    return runs_low(text) and is_full(before, here, look.shape)


def _next_name(before: Printed, here: Printed, look: Look) -> bool:
    """Whether one line names a unit, and the next opens another, in a cell of names: where a mark
    parts them, only the room tells."""
    if before.text[-1] == ";" or is_spaced(look.shape, here):
        return False
    return name_ends([each.text for each in look.group], here.text, look.names)


def _goes_new(before: Printed, here: Printed, look: Look) -> bool:
    """Whether the room left at the end of the line above, or wording, says that the line opens."""
    shape, text = look.shape, here.text
    if not here.tied and begins_high(text) and restyled(look.group, here):
        return True
    stopped = before.text[-1] in STOPS
    spaced = is_spaced(shape, here) or (
        shape is not None and shape.indented and not here.after_break
    )
    listed = not spaced and stopped and is_level_among(text, (each.text for each in look.lines))
    listed = listed or labels_address(before.text, text, look.below)
    room = spare(before, here, shape)
    if stopped and NEVER < room <= SPARE and measures_share(text):
        return False  # one more sentence of the requirement, as mostly
    if listed or says_new(before.text, text, look.opener.text) or announces(look.group, text):
        tied = here.tied and not defines_next(look.opener.text, before.text, text)
        return not tied or is_restyled(before, here) or room > SPARE
    done = stopped or (text[0] == "(" and level_ended(look.group))
    if not spaced and is_aside(text, done):
        inline = done and runs_in(text) and not ends_justified(before, shape)
        inline = (inline and room > NEVER) or (here.after_break and text[0] != "(")
        wraps = (here.tied or inline) and room <= SPARE  # line breaks leave room
        return not (wraps or is_stretched(before, shape))
    if not spaced and begins_high(text) and level_ended(look.group):
        inline = before.text[-1] == ";" and any(says_next_level(each.text) for each in look.lines)
        inline = inline or any(runs_levels(each.text) for each in look.group)
        return not (inline or here.tied) or room > SPARE
    if runs_inline(before, here, look.group) and spare(before, here, shape, words=3) <= SPARE:
        return False
    return _had_room(before, here, look, spaced)


def _breaks_lines(printed: Sequence[Printed], shape: Shape | None) -> bool:
    """Whether tags call one paragraph what breaks its lines: one leaves room as no wrap does."""
    return any(
        below.tied and not goes_low(below.text) and spare(above, below, shape) > TIED_ROOM
        for above, below in pairwise(printed)
    )


def _had_room(before: Printed, here: Printed, look: Look, spaced: bool) -> bool:
    """Whether the line above left the room that its wording asks for."""
    shape, text, end = look.shape, here.text, before.text[-1]
    room, low = spare(before, here, shape), begins_low(text)
    if room <= SPARE and not (shape is not None and shape.justified):
        return False  # whatever the wording asks for
    # An address below a full line goes on behind the colon that announces it.
    address = end == ":" and is_address(text) and NEVER < room <= SPARE
    stopped = end in STOPS and not address
    lettered = bool(bullet(look.opener.text) or LETTERED.match(look.opener.text))
    item = (says_level(text) and (stopped or not low)) or LETTERED.match(text)
    inside = spaced or (lettered and not item)
    inside = inside and not (stopped and text[0].isdigit() and room > CLEAR)
    if (inside and low) or (not stopped and hangs(look.ends, text)):
        return False
    justified = ends_justified(before, shape) and not is_loose(look.lines, shape)
    # An item goes on without a bullet or letter, a sentence after a comma; and a cell that sets
    # paragraphs apart did not do so here.
    if stopped or not (spaced or lettered or low or end == ","):
        if here.tied:
            return room > TIED_ROOM
        justified = justified or (stopped and ends_justified(before, shape))
        return room > SPARE or (justified and room > NEVER)
    # Blanks that must not break tie words: "tử - 0.5 điểm", "Cổng" / "Dịch vụ công quốc gia".
    # Beside them other blanks are stretched to the edge of justified text.
    if (spaced and ends_in_head(before.text)) or room <= CLEAR:
        return False
    return (justified and not low) or spare(before, here, shape, words=3 if low else 2) > SPARE


def _bullet_opens(before: Printed, here: Printed, look: Look) -> bool:
    """Whether a bullet at a line start opens: a wrap may put the dash of a name there."""
    above, text = before.text, here.text
    sign, rest = bullet(text), strip_bullet(text)
    if goes_until(above, text):
        return False
    if sign not in DASHES or ended(above) or spare(before, here, look.shape) > SPARE:
        return True
    if sign == "+" and is_forced(before, here, look.shape):
        return True  # dashes stand in names, too
    below = look.lines[look.at + 1 : look.at + 2]
    if below and is_hung_below(look.shape, look.opener, here, below[0]):
        return True
    if goes_up_to(above, text) or (rest[0].isdigit() and above[-1] in "0123456789%"):
        return restyled(look.group, here)
    if (look.listed and not here.after_break) or adds_room(look.shape, here):
        return False
    if is_sub_item(look.group, text) or (not rest[0].islower() and restyled(look.group, here)):
        return True
    # "-Phòng Văn hóa" / "- Xã hội": among bullets without a blank, one with a blank is a name's.
    _, low, tight = kind_of(text)
    loose, bare = look.series[sign, low, False], look.series[sign, low, True]
    return loose + bare > 0 and (tight or loose > 0 or bare == 1)
