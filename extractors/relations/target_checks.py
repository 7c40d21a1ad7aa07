"""Whether a name that a model links as a target is one: no place, no body of whom the people are meant."""

import re

from extractors.relations.targets import BASED, NEAR_TO, OF_PEOPLE, names_nobody, stands_for_country
from extractors.syntax import COUNTRY, DEMONYM, ORGANIZATION, PLACE, REGION, Found, Passage


def may_be_target(passage: Passage, mention: Found, before: str, after: str) -> bool:
    """Whether a mention may be a target, by what stands before and after it in its encoded sentence."""
    if mention.kind == PLACE or (mention.kind == DEMONYM and not stands_for_country(after)):
        return False
    if mention.kind in (COUNTRY, REGION) and (BASED.match(after) or _PLACED.search(before)):
        return False
    if mention.kind == ORGANIZATION and OF_PEOPLE.match(after):
        return False
    if names_nobody(passage, mention):
        return False
    return not (_EVADES.match(after) or NEAR_TO.search(before) or _ITS_KIN.match(after))


_PLACED = re.compile(
    r"(?<!\S)(?:located|based|residing|resident|headquartered|incorporated|operating|registered|"
    r"living) (?:in|from|out of) "
    r"(?:the )?(?:<[CR]\d+> (?:, |and |or |the )*)*$"
)
"""Before a country: it is where the targets are."""

_KIN = r"(?:wife|husband|widow|son|daughter|brother|sister|relative|family|nephew|niece|child|children)s? "
_ITS_KIN = re.compile(rf"'s (?:[^<\s]+ ){{0,2}}?{_KIN}")
"""After a name: whose kin is sanctioned is not thereby."""

_EVADES = re.compile(r"(?:[^<\s]+ ){0,2}?(?:evad|circumvent|skirt|bypass|dodg|violat|bust|flout)")
"""After a name: who gets round sanctions is not thereby said to be their target."""
