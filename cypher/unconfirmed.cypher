// What is denied, conditional, expected, threatened, proposed or alleged, with its words: none of it is a fact.
//
// $status (status, default any): Only this status.
// $limit (integer, default 100): How many to show.
MATCH (s:Statement)-[:STATED_IN]->(d:Document)
WHERE NOT s.asserted AND ($status IS NULL OR s.status = $status)
RETURN s.status AS status, s.relation_type AS kind, s.quote AS quote, s.attribution AS attribution,
       d.published AS published, d.title AS document
ORDER BY coalesce(published, '') DESC, s.id
LIMIT $limit
