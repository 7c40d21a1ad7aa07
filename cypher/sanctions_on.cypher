// Who has sanctioned or threatened a person, country, organization or ship, and how that stands.
//
// $target (entity): Whom, by name or id.
MATCH (t:Entity)
WHERE t.id = $target OR toLower(t.name) = toLower($target)
   OR any(alias IN t.aliases WHERE toLower(alias) = toLower($target))
MATCH (s:Sanction)-[:TARGETS]->(t)
OPTIONAL MATCH (by_whom)-[:IMPOSED]->(s)
RETURN t.name AS target, by_whom.name AS issuer, s.status AS status, s.asserted AS asserted, s.date AS date,
       s.reason AS reason, s.last_stated AS last_stated, s.documents AS documents
ORDER BY t.id, by_whom.id, s.id
