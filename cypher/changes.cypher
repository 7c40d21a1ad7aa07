// What was first stated between two dates: new facts, and new claims that are none (asserted tells).
//
// $after (date): Stated after this date …
// $until (date, default today): … and until the end of this one.
MATCH (a)-[fact:HOLDS_ROLE|MEMBER_OF|TARGETS]->(b)
WHERE left(fact.first_stated, size($after)) > $after AND left(fact.first_stated, size($until)) <= $until
RETURN fact.first_stated AS first_stated, type(fact) AS relation, a.name AS subject, b.name AS object,
       coalesce(fact.status, a.status) AS status, coalesce(fact.asserted, a.asserted) AS asserted,
       fact.documents AS documents
ORDER BY first_stated, relation, fact.key
