// How many targets each issuer has sanctioned, by how the measures stand.
MATCH (by_whom)-[:IMPOSED]->(s:Sanction)-[:TARGETS]->(target)
WHERE s.asserted
WITH by_whom, s.status AS status, count(DISTINCT target) AS targets
RETURN by_whom.name AS issuer, status, targets
ORDER BY issuer, by_whom.id, status
