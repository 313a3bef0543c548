"""Whether a paragraph opens where two printed lines of a cell meet.

``QUESTIONS`` are asked in their order, and the first that has an answer decides: what the source
says (``Line.opens``), then what cannot be cut, then geometry (a wider gap, an indent), then
wording, and last the room left at the end of the line above (a line that ends so short that the
next word would have fitted).
"""

from normalize.asked import first_answer
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
from normalize.items import (
    DASHES,
    SIGNS,
    opens_unit,
    runs_inline,
)
from normalize.justified import ends_justified, is_forced, is_loose, is_stretched
from normalize.openers import (
    LETTERED,
    begins_high,
    ended,
    is_aside,
    is_reserve,
    is_sub_item,
    kind_of,
    level_ended,
    opens_as_told,
    runs_in,
    runs_low,
)
from normalize.openings import is_level_among, labels_address
from normalize.set_apart import LONE_DASHES, Edge, Look, is_full
from normalize.shapes import (
    NEVER,
    SPARE,
    Printed,
    adds_room,
    is_hung_below,
    is_restyled,
    is_spaced,
    restyled,
    spare,
)
from normalize.text import bullet, strip_bullet
from normalize.units import (
    ends_in_head,
    is_bare_head,
    is_rest_of_person,
    name_ends,
    wants_name,
)
from normalize.worded import announces, counts_name, defines_next, measures_share, says_new

CLEAR = 1.5
"""Font sizes that must be left over where the wording does not speak for an opening: a glued
"Phường 6" is wider than its first word."""
TIED_ROOM = 0.6
"""Font sizes left beside an estimated next word, from which a tied line ends in a line break."""


def opens(before: Printed, here: Printed, look: Look) -> bool:
    """Whether a paragraph opens with the second of two lines of a cell."""
    return first_answer(QUESTIONS, Edge(before, here, look))[0]


def goes_plainly_on(edge: Edge) -> bool | None:
    """Most lines, of which all others would ask much and say no: no wording opens with a small
    letter but a variable ("a là …") and a name that is counted ("mức độ 2: …")."""
    text = edge.text
    if edge.here.line.opens is not None or edge.here.after_break or edge.stopped:
        return None
    plain = text[:2].isalpha() and text[:2].islower() and text[1:3] != "là"
    if not plain or spare(edge.before, edge.here, edge.shape, words=3) > SPARE or counts_name(text):
        return None
    return None if edge.apart else False


def ends_figure(edge: Edge) -> bool | None:
    """The figure of a level behind a page's end, whatever tags say, or its last digits."""
    figure = edge.here.after_break and awaits(edge.above, edge.text)
    return False if figure or is_cut_figure(edge.look.group, edge.here) else None


def is_bare_reserve(edge: Edge) -> bool | None:
    """A reserve alone on its line: it says nothing by itself."""
    return False if edge.drawn and is_reserve(edge.text) else None


def follows_bare_bullet(edge: Edge) -> bool | None:
    """The text of a bullet that stands alone on the line above."""
    alone = edge.drawn and edge.before.line.text.strip() in SIGNS
    return False if alone and not bullet(edge.text) else None


def is_marked(edge: Edge) -> bool | None:
    """What the source says. A paragraph of tags that goes on over a page's end may be broken there,
    too; markup of one page cannot know that its first paragraph began on the page before."""
    here, look = edge.here, edge.look
    marked = here.line.opens
    if marked is False and here.after_break and edge.drawn:
        marked = None if look.breaks or is_forced(edge.before, here, edge.shape) else marked
    if marked is None or (here.after_break and not edge.drawn and not here.line.tied):
        return None
    return marked and not (edge.drawn and here.tied and _ends_by_chance(edge))


def has_bullet(edge: Edge) -> bool | None:
    """A bullet opens where it stands apart or no wrap put it there (``_bullet_opens``); behind a
    stop no dash goes on an address."""
    if not bullet(edge.text):
        return None
    if edge.inside_token and edge.look.token[-1] not in ".;,":
        return False
    return edge.apart or _bullet_opens(edge)


def goes_on_in_token(edge: Edge) -> bool | None:
    """The rest of an address or a symbol, or a level's figure."""
    return False if edge.inside_token or awaits(edge.above, edge.text) else None


def follows_hyphen(edge: Edge) -> bool | None:
    """One word around a hyphen, whatever the room."""
    return False if edge.above[-1] in "-–" and not edge.above.endswith(LONE_DASHES) else None


def completes_name(edge: Edge) -> bool | None:
    """The rest of a unit's or a person's name, which no paragraph opens with; a cell's padding may
    set it lower at a page's top, but inside a page a gap is one."""
    above, text, ends = edge.above, edge.text, edge.look.ends
    if edge.apart and not edge.here.after_break:
        return None
    rest = is_bare_head(above, text) or (not edge.look.first and is_bare_head(ends, text))
    rest = rest or is_rest_of_person(ends, text) or wants_name(ends, text)
    return False if rest else None


def stands_apart(edge: Edge) -> bool | None:
    """A gap or an indent, or what other lines of the cell tell of lists and names of units."""
    look = edge.look
    told = edge.apart or opens_as_told(look.lines, look.at)
    return True if told or opens_unit(look.group, edge.here, look.lines) else None


def names_next(edge: Edge) -> bool | None:
    """The next unit in a cell of names: where a mark parts them, only the room tells."""
    if edge.above[-1] == ";" or is_spaced(edge.shape, edge.here):
        return None
    names = [each.text for each in edge.look.group]
    return True if name_ends(names, edge.text, edge.look.names) else None


def is_forced_below(edge: Edge) -> bool | None:
    """A line break of its own above, in justified text."""
    return True if is_forced(edge.before, edge.here, edge.shape) else None


def goes_on_with_points(edge: Edge) -> bool | None:
    """The points of what stands above, which fills its line."""
    return False if gives_points(edge.above, edge.text) and edge.room <= SPARE else None


def changes_style(edge: Edge) -> bool | None:
    """Other letters than all lines of the paragraph so far: a name, and what is said below it."""
    if edge.here.tied or not begins_high(edge.text):
        return None
    return True if restyled(edge.look.group, edge.here) else None


def goes_on_with_share(edge: Edge) -> bool | None:
    """Which share is reckoned, below a full line: one more sentence of the requirement, mostly."""
    full = edge.stopped and NEVER < edge.room <= SPARE
    return False if full and measures_share(edge.text) else None


def says_it_opens(edge: Edge) -> bool | None:
    """Wording alone: a level among others, the label of an address, a variable, an item that
    counts. A line that a tag ties to the one above opens only below room or in other letters."""
    before, here, look = edge.before, edge.here, edge.look
    says = not edge.spaced and edge.stopped
    says = says and is_level_among(edge.text, (each.text for each in look.lines))
    says = says or labels_address(edge.above, edge.text, look.below)
    says = says or says_new(edge.above, edge.text, look.opener.text)
    says = says or announces([each.text for each in look.group[-2:]], edge.text)
    if not says:
        return None
    tied = here.tied and not defines_next(look.opener.text, edge.above, edge.text)
    return not tied or is_restyled(before, here) or edge.room > SPARE


def is_aside_below(edge: Edge) -> bool | None:
    """A sentence in brackets, or a label that is all of its line, behind what ended: line breaks
    leave room, a full line lets a label stand in it."""
    before, here, text, shape = edge.before, edge.here, edge.text, edge.shape
    done = edge.stopped or (text[0] == "(" and level_ended(edge.look.group))
    if edge.spaced or not is_aside(text, done):
        return None
    inline = done and runs_in(text) and not ends_justified(before, shape)
    inline = (inline and edge.room > NEVER) or (here.after_break and text[0] != "(")
    wraps = (here.tied or inline) and edge.room <= SPARE
    return not (wraps or is_stretched(before, shape))


def follows_level(edge: Edge) -> bool | None:
    """A capital below a level that ended; not where levels run on behind each other in lines."""
    if edge.spaced or not begins_high(edge.text) or not level_ended(edge.look.group):
        return None
    look = edge.look
    inline = edge.above[-1] == ";" and any(says_next_level(each.text) for each in look.lines)
    inline = inline or any(runs_levels(each.text) for each in look.group)
    return not (inline or edge.here.tied) or edge.room > SPARE


def goes_on_inline(edge: Edge) -> bool | None:
    """Names that run on behind each other's marks, and filled the line above."""
    before, here = edge.before, edge.here
    inline = runs_inline(before, here, edge.look.group)
    return False if inline and spare(before, here, edge.shape, words=3) <= SPARE else None


def lacks_room(edge: Edge) -> bool | None:
    """Below a full line nothing opens, whatever the wording asks for; that of justified text is
    full of stretched blanks."""
    justified = edge.shape is not None and edge.shape.justified
    return False if edge.room <= SPARE and not justified else None


def is_inside_sentence(edge: Edge) -> bool | None:
    """Small letters inside an item, or where the cell sets paragraphs apart."""
    text, low = edge.text, edge.low
    item = (says_level(text) and (edge.ended or not low)) or LETTERED.match(text)
    inside = edge.spaced or (edge.lettered and not item)
    inside = inside and not (edge.ended and text[0].isdigit() and edge.room > CLEAR)
    return False if inside and low else None


def hangs_on(edge: Edge) -> bool | None:
    """What a word that joins, or one that asks for a figure, goes on with."""
    return False if not edge.ended and hangs(edge.look.ends, edge.text) else None


def left_room(edge: Edge) -> bool | None:
    """A line that left room above what may open: behind a stop, or with a capital. An item goes on
    without a bullet or letter, a sentence after a comma; and a cell that sets paragraphs apart did
    not do so here."""
    goes = edge.spaced or edge.lettered or edge.low or edge.above[-1] == ","
    if not edge.ended and goes:
        return None
    if edge.here.tied:
        return edge.room > TIED_ROOM
    justified = ends_justified(edge.before, edge.shape)
    justified = justified and (edge.ended or not is_loose(edge.look.lines, edge.shape))
    return edge.room > SPARE or (justified and edge.room > NEVER)


def left_clear_room(edge: Edge) -> bool:
    """What is left speaks for no opening, and needs more room. Blanks that must not break tie
    words: "tử - 0.5 điểm", "Cổng" / "Dịch vụ công quốc gia". Beside them other blanks are stretched
    to the edge of justified text."""
    before, here, shape, low = edge.before, edge.here, edge.shape, edge.low
    if (edge.spaced and ends_in_head(edge.above)) or edge.room <= CLEAR:
        return False
    justified = ends_justified(before, shape) and not is_loose(edge.look.lines, shape)
    return (justified and not low) or spare(before, here, shape, words=3 if low else 2) > SPARE


QUESTIONS = (
    goes_plainly_on,      # no   "kế hoạch cải cách" / "hành chính của xã"
    ends_figure,          # no   "Đạt 100%:" | page | "1"
    is_bare_reserve,      # no   "Báo cáo" / "(nếu có)"
    follows_bare_bullet,  # no   "-" / "Rà soát văn bản"
    is_marked,            # what the source says: a paragraph of markup, of a tag
    has_bullet,           # yes  "Ban hành:" / "- Kế hoạch"       no  "Văn hóa" / "- Xã hội"
    goes_on_in_token,     # no   "https://dvc." / "gov.vn"        or "Từ 80%:" / "0,5"
    follows_hyphen,       # no   "TP-" / "HT"
    completes_name,       # no   "Trung tâm" / "Phục vụ hành chính công"
    stands_apart,         # yes  an indent; "a) Rà soát" above "b) Ban hành"
    names_next,           # yes  "Sở Nội vụ" / "Sở Tài chính"
    is_forced_below,      # yes  a short line in justified text
    goes_on_with_points,  # no   "thì điểm đánh giá là" / "0,5 điểm"
    changes_style,        # yes  a bold name, and what is not bold below it
    goes_on_with_share,   # no   "… theo quy định." / "Tính tỷ lệ …"
    says_it_opens,        # yes  "a là …;" / "b là …"             no  in the lines of one tag
    is_aside_below,       # yes  "… đúng hạn." / "(Áp dụng …)"    no  "… trong năm." / "Nếu:"
    follows_level,        # yes  "Đúng hạn: 1" / "Chậm hạn: 0"    no  "…: 1; Chậm hạn: 0,5; …"
    goes_on_inline,       # no   "Sở Nội vụ; Sở" / "Tài chính; Sở Y tế"
    lacks_room,           # no   a full line, whatever stands below it
    is_inside_sentence,   # no   "- Báo cáo" / "của Sở Nội vụ"
    hangs_on,             # no   "báo cáo kết quả về" / "Sở Nội vụ"
    left_room,            # yes  below a short line               no  below one that is hardly short
    left_clear_room,      # yes  below a very short line          no  below any other
)  # fmt: skip
"""What is certain stands above what is likely, and each may take for granted that those above had
no answer: who moves one has to look for lines of which it and those it passes say different things.
"""


def _ends_by_chance(edge: Edge) -> bool:
    """Whether a piece of a tag's paragraph ends with a line by chance, in the midst of a name or
    sentence."""
    before, text, look = edge.before, edge.text, edge.look
    if is_address(strip_bullet(text)):  # no small letter, and too long for any line above
        breaks = edge.above.endswith(":") or is_cut(edge.above)
        return not bullet(text) and (breaks or is_stretched(before, edge.shape))
    dashed = edge.above[-1] in "-–" and "://" not in look.token
    below_head = text[0].isupper() and is_bare_head(edge.above, text)
    if dashed or below_head or hangs(look.ends, text):
        return True
    # The rest of an address may open with a dash of its own, and has no blank then.
    if edge.inside_token and (" " not in text or not bullet(text)):
        return edge.room <= SPARE
    return runs_low(text) and is_full(before, edge.here, edge.shape)


def _bullet_opens(edge: Edge) -> bool:
    """Whether a bullet at a line start opens: a wrap may put the dash of a name there."""
    before, here, look = edge.before, edge.here, edge.look
    above, text = edge.above, edge.text
    sign, rest = bullet(text), strip_bullet(text)
    if goes_until(above, text):
        return False
    if sign not in DASHES or ended(above) or edge.room > SPARE:
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
