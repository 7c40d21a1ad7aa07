// What one document states, in the order of its text.
//
// $document (text): The document's id, title or address.
MATCH (d:Document)
WHERE d.id = $document OR d.title = $document OR d.url = $document
MATCH (s:Statement)-[:STATED_IN]->(d)
OPTIONAL MATCH (s)-[:ABOUT]->(about)
WITH d, s, about ORDER BY about.id
WITH d, s, collect(about.name) AS about
RETURN d.title AS document, s.relation_type AS kind, s.status AS status, s.asserted AS asserted, about,
       s.quote AS quote, s.start AS start
ORDER BY d.id, start, s.id
