// Which documents state the most.
//
// $limit (integer, default 20): How many to show.
MATCH (s:Statement)-[:STATED_IN]->(d:Document)
RETURN d.id AS document, d.title AS title, d.published AS published, count(s) AS statements
ORDER BY statements DESC, document
LIMIT $limit
