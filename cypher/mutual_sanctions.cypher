// Which two sides have sanctioned each other.
MATCH (a)-[:IMPOSED]->(s:Sanction)-[:TARGETS]->(b)-[:IMPOSED]->(t:Sanction)-[:TARGETS]->(a)
WHERE s.asserted AND t.asserted AND a.id < b.id
RETURN a.name AS one, b.name AS other, s.status AS status, s.date AS date, t.status AS answer, t.date AS answered
ORDER BY a.id, b.id, s.id, t.id
