// Which facts rest on one document only, the least certain first.
//
// $limit (integer, default 100): How many to show.
MATCH (a)-[fact:HOLDS_ROLE|MEMBER_OF|TARGETS]->(b)
WHERE fact.documents = 1 AND coalesce(fact.asserted, a.asserted)
RETURN type(fact) AS relation, a.name AS subject, b.name AS object, coalesce(fact.status, a.status) AS status,
       fact.confidence AS confidence, fact.last_stated AS last_stated
ORDER BY confidence, fact.key
LIMIT $limit
