// Which sanctions were lifted, the latest first.
//
// $since (date, default any): Only those last spoken of since this date.
MATCH (s:Sanction {status: 'lifted'})-[:TARGETS]->(t)
WHERE s.asserted AND ($since IS NULL OR s.last_stated >= $since)
OPTIONAL MATCH (by_whom)-[:IMPOSED]->(s)
RETURN by_whom.name AS issuer, t.name AS target, s.date AS date, s.last_stated AS last_stated
ORDER BY coalesce(last_stated, '') DESC, by_whom.id, t.id, s.id
