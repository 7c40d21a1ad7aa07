// For which reasons sanctions were imposed, and by whom.
//
// $containing (text, default any): Only reasons with these words.
MATCH (by_whom)-[:IMPOSED]->(s:Sanction)
WHERE s.asserted AND s.reason IS NOT NULL AND ($containing IS NULL OR toLower(s.reason) CONTAINS toLower($containing))
WITH s.reason AS reason, by_whom, count(s) AS measures
ORDER BY reason, by_whom.name, by_whom.id
RETURN reason, sum(measures) AS measures, collect(by_whom.name) AS issuers
ORDER BY measures DESC, reason
