// Who holds several offices at once, as far as is stated.
//
// $at_least (integer, default 2): How many.
MATCH (p:Person)-[h:HOLDS_ROLE]->(r:Role)
WHERE h.asserted AND h.status IN ['current', 'acting']
WITH p, r ORDER BY r.name, r.id
WITH p, collect(DISTINCT r.name) AS offices
WHERE size(offices) >= $at_least
RETURN p.name AS person, size(offices) AS held, offices
ORDER BY held DESC, person, p.id
