// What somebody is said to have said: statements by the source that the text names.
//
// $source (text): Words of the source's name, as in ministry.
MATCH (s:Statement)-[:STATED_IN]->(d:Document)
WHERE toLower(s.attribution) CONTAINS toLower($source)
RETURN s.attribution AS source, s.relation_type AS kind, s.status AS status, s.asserted AS asserted, s.quote AS quote,
       d.published AS published, d.title AS document
ORDER BY coalesce(published, '') DESC, s.id
