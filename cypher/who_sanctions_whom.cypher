// Who sanctions whom, with the words that say so; lifted measures are shown as such.
//
// $issuer (entity, default any): Only measures of this issuer, by name or id.
// $limit (integer, default 100): How many to show.
MATCH (s:Sanction)-[:TARGETS]->(t)
WHERE s.asserted
OPTIONAL MATCH (by_whom)-[:IMPOSED]->(s)
WITH s, by_whom, t
WHERE $issuer IS NULL OR by_whom.id = $issuer OR toLower(by_whom.name) = toLower($issuer)
MATCH (said:Statement)-[:ABOUT]->(s)
WHERE said.asserted
WITH s, by_whom, t, said ORDER BY said.id
WITH s, by_whom, t, collect(said.quote) AS quotes
RETURN by_whom.name AS issuer, t.name AS target, s.status AS status, s.date AS date, s.reason AS reason, quotes
ORDER BY by_whom.id, t.id, s.id
LIMIT $limit
