"""One made-up event as the news has it: a wire report that five outlets carry, and three reports by other writers."""

WIRE = """\
Estonia's foreign minister, Kaja Tamm, said on Tuesday that the government will close two of its three crossings
on the border with Russia from the first of December.

Tamm told reporters in Tallinn that guards had counted more than four hundred attempts to cross without papers
since the end of the summer, five times as many as a year before.

"We do not close the door to people, we close it to a state that pushes them through it," she said.

The crossing at Narva will stay open for those on foot between six in the morning and ten at night, and lorries
will be sent to Latvia, according to a decree that the cabinet approved without a vote against.

Russia's embassy called the step unfriendly and said that an answer was being prepared in Moscow.

Trade over the two crossings has fallen by two thirds in three years, the customs board says, though some four
hundred families on both banks of the river still have relatives on the other side.

The mayor of Narva, Pavel Orlov, asked for money for the shops that live on visitors, and a committee of the
parliament will hear him on Thursday.

Finland shut all of its crossings last winter, and Latvia has closed two of its own.
"""


def carried(headline: str, *, byline: str = "", cut: int = 0, inserted: str = "") -> str:
    """The report as an outlet prints it: its own headline and byline, the last `cut` paragraphs gone, one put in."""
    paragraphs = WIRE.split("\n\n")
    kept = paragraphs[: len(paragraphs) - cut]
    return "\n\n".join(filter(None, [headline, byline, *kept[:3], inserted, *kept[3:]]))


CARRIED = {
    "tribune": carried("Estonia to close two crossings to Russia"),
    "courier": carried("Tallinn shuts border posts", byline="By our foreign desk"),
    "evening-post": carried("ESTONIA CLOSES BORDER", byline="TALLINN —", cut=1),
    "daily": carried(
        "Two of three: Estonia closes crossings",
        inserted="The Daily reported in October that such plans were drawn up.",
    ),
    "herald": carried("What Estonia does next at its border", byline="Agencies").replace("lorries", "trucks"),
}
"""Five outlets' copies of one report."""

_GAZETTE = """\
Only one road will lead from Estonia to Russia this winter. Kaja Tamm, who runs Estonian diplomacy, announced
after a cabinet meeting that Luhamaa and Koidula close on 1 December, while Narva keeps its bridge for
pedestrians. She blamed Moscow for steering migrants west: frontier guards have stopped over four hundred of
them since August. Hauliers, she added, can go through Latvia. In Narva, where cousins live on either bank,
Mayor Pavel Orlov fears for cafés and kiosks and wants compensation. A Russian diplomat spoke of an unfriendly
act. Neighbouring Finland sealed its frontier a year ago.
"""

_OBSERVER = """\
Narva, Tuesday. Under the fortress the queue is longer than usual, because word has gone round that from
December this bridge is the last way over. "My mother is eighty and lives there," says Irina, pointing across
the water. An hour earlier in the capital the foreign minister, Kaja Tamm, had explained the cabinet's decree:
two crossings out of three are to shut, since Russia, in her words, pushes people through the door. Shopkeepers
here ask what will become of them. The mayor has been invited to parliament this Thursday to tell.
"""

_WEEKLY = """\
For three years commerce between Estonia and its eastern neighbour has been dwindling; customs figures show a
fall of two thirds on the southern roads. That makes it cheap to close them. The decision taken on Tuesday,
presented by foreign minister Kaja Tamm as a reply to irregular migration, will cost hauliers a detour through
Latvia and Narva's traders some of their customers. Moscow promises retaliation, yet it has little left to
withhold. The wider pattern matters more: Finland and Latvia acted first, and the eastern edge of the Union is
turning into a wall.
"""

INDEPENDENT = {"gazette": _GAZETTE, "observer": _OBSERVER, "weekly": _WEEKLY}
"""Three writers' own reports on the same event."""
