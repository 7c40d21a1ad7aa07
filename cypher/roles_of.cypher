// Which offices a person holds, held, seeks or is said not to hold; the status tells which.
//
// $person (entity): The person, by name or id.
MATCH (p:Person)
WHERE p.id = $person OR toLower(p.name) = toLower($person)
   OR any(alias IN p.aliases WHERE toLower(alias) = toLower($person))
MATCH (p)-[h:HOLDS_ROLE]->(r:Role)
OPTIONAL MATCH (r)-[:ROLE_IN]->(body)
RETURN p.name AS person, r.title AS title, body.name AS of, h.status AS status, h.asserted AS asserted,
       h.since AS since, h.until AS until, h.first_stated AS first_stated, h.last_stated AS last_stated,
       h.documents AS documents, h.key AS fact
ORDER BY coalesce(since, first_stated, ''), r.id, h.key, body.id
