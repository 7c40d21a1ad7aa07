"""The words and patterns that tell of sanctions, each with the grammatical case it reads."""

import re

from extractors.syntax import NAMED

NAMED |= {
    "issuers": "<CDRMAO> ( 's|'? ( ,|and|or the? <CDRMAO> )* )? 's|'?",
    "kind_of": "economic|financial|new|further|additional|tougher|tough|targeted|fresh|more|stricter|harsher|"
    "existing|trade|"
    "international|diplomatic|arms|oil|unilateral|sweeping|limited|individual|secondary|military|strict|the|weapons|personal|"
    "current|harsh|severe|crippling|round_of|a_new_round_of|human_rights|nuclear|nuclear-related|certain|some|all|its|their|"
    "long-standing|first",
    "measure": "sanctions|sanction|embargo|embargoes|embargos|asset_freeze|asset_freezes|assets_freeze|"
    "travel_ban|travel_bans|"
    "visa_ban|visa_bans|entry_ban|entry_bans|visa_restrictions|travel_restrictions|export_ban|import_ban|arms_ban|trade_ban|"
    "blacklist|oil_ban|export_controls|export_restrictions|weapons_ban|sanctions_regime|ban_on_exports|trade_restrictions|"
    "oil_embargo|restrictive_measures",
    "listed_on": "blacklist|black_list|sanctions_list|terror_list|terrorist_list|entity_list|sanctions_lists",
}

# a noun: "EU sanctions", "a new arms embargo"
NOUN = "( issuer:( @issuers ) ( @kind_of ){0,3} )? noun:@measure"
# a prefix makes the country the target: "anti-Iran sanctions"
COMPOUND = "anti target:<CM> ( @kind_of )? noun:@measure"
# a verb whose object is the target and "with": "threatens Turkey with sanctions"
THREATEN = (
    "threatens|threatened|threatening|threaten|hits|hit|slaps|slapped ( the government of )? target:<CM> with ( "
    "@kind_of|_ ){0,4} "
    "noun:sanctions|embargo"
)
# a subject that undergoes them: "Kazakhstan faces sanctions"
SUBJECTED = (
    "target:( <CNOMX> ( ,|and the? <CNOMX> )* ) ( _ ){0,3} "
    "face|faces|facing|risks|risk|under|subject_to|hit_with|hit_by|despite "
    "( @kind_of|_ ){0,2} noun:@measure"
)
# active verbs: "the U.S. sanctions two banks", "blacklisted Huawei"
VERB = (
    "verb:sanctions|sanctioned|sanction|sanctioning|blacklists|blacklisted|blacklisting|blacklist "
    "!on|against|and|over|are|were|as"
)
# passive verbs: "was sanctioned by the EU"
PASSIVE = (
    "( has|have|had|could|may|might|would|will|to ){0,2} was|were|is|are|been|being|be ( "
    "currently|also|already|previously )? "
    "verb:sanctioned|blacklisted ( by the? by:( @issuers ) )?"
)
# the same of verbs that need a list or a class after them: "are designated as global terrorists",
# "was added to the list"
LISTED = (
    "was|were|is|are|been|being|be ( each|all|also|already|newly|hereby|being|today|now ){0,2} "
    "verb:designated|added|placed|put|listed|blocked|re-designated ( by the? by:( @issuers ) )?"
)
# somebody on somebody's list: "has been on the U.S. terrorist blacklist"
ON_LIST = "on|in|to|from the? issuer:<CDMAO> 's? ( _|\" ){0,4} noun:@listed_on"
# verbs that need a list or a class after their object: "adds X to its blacklist", "designates X a terrorist group"
LISTING = (
    "verb:designates|designated|designate|designating|designation_of|adds|added|adding|placed|places|puts|put|lists|listed|"
    "declares|declared|labels|classifies|blacklisting_of|re-designating|re-designated|includes|include|designations_of"
)
LIST = (
    r"terrorist|terror |black ?list|sanctions list|entity list|sanctions|specially designated|military "
    r"end|ineligible for entry|"
    r"(?:pursuant to|under) (?:section|executive order|e\.?o)|magnitsky"
)
# what a designation is for stands after it where no list does: "designates X for his role in significant corruption"
DESIGNATING = "verb:designates|designated|designate|designating|designation_of|designations_of|listing_of"
FOR_ACTS = (
    r"[^;¶]*?(?<!\S)(?:due to|for) (?:(?:his|her|their|its|the) )?(?:[a-z-]+ ){0,2}?"
    r"(?:involvement|role|roles|support|supporting|having|being|participation|corruption|abuses|violations|activities|complicity|"
    r"undermining|engaging|acting|operating) "
)
# verbs that take somebody off a list: "removes X from its blacklist", "deletes X from the SDN List"
REMOVING = (
    "verb:removes|removed|removing|remove|removal_of|delists|delisted|delisting|delisting_of|deletes|deleted|deleting|"
    "drops|dropped|dropping|strikes|struck|takes|took|taking|deletions|removals|delistings"
)
OFF_LIST = (
    r"(?:from|off|made to) (?:[^\s.;¶]+ ){0,9}?(?:(?:black|sanctions |terror )?lists?|designations?|register|sdn|"
    r"sanctions) "
    r"|(?:the )?following (?:[^\s.;¶]+ ){0,3}?(?:individuals?|entity|entities|persons?|people|vessels?|"
    r"companies|entries) "
)
# the same of a subject: "X was removed from the sanctions list", "were delisted by the EU"
REMOVED = (
    "was|were|is|are|been|being|be ( also|later|formally ){0,1} "
    "verb:removed|deleted|dropped|struck|taken|delisted from|off ( _|<CDRMAOX>|'s|\" ){0,8} list|lists|blacklist"
)
# a verb that needs no list after it: "the EU delisted two banks"
DELIST = "verb:delists|delisted|delist !from"
EXCHANGE = r"\b(?:stocks?|shares?|exchange|nyse|nasdaq|listing rules) "
UNFREEZE = (
    "verb:unfreezes|unfroze|unfrozen|unfreeze|unfreezing|unblocks|unblocked|unblock|unblocking|releases|released "
    "( all|the|any|frozen )* assets|property|funds of|belonging_to|held_by"
)
# frozen assets: "froze the assets of X", "a freeze on the assets of X"
FREEZE = "verb:freezes|freeze|froze|frozen|freezing ( all|the|any )* assets of|belonging_to|held_by"
FREEZE_ON = "verb:freeze on|of ( all|the|any )* assets of|belonging_to|held_by"
# bans from entry: "bars X from entering the country"
BAN = "verb:bans|banned|bars|barred|banning|barring"
ENTRY = r"from (?:entering|entry|travel|visiting|setting foot)"
# a listing as a subject, its targets, and that it is no more: "the designation of X has been revoked"
ENDED = re.compile(
    r"(?<!\S)(?:designations?|listings?) of [^;¶]*? (?:has|have|had|is|are|was|were|will be) (?!not |never )"
    r"(?:\S+ )??(?:been )?(?:lifted|revoked|removed|dropped|ended|rescinded|terminated|cancelled|annulled) "
    r"|(?<!\S)(?:designations?|listings?) of [^;¶]*? warrants? (?:the |its |their )?(?:revocation|removal|delisting) "
)
