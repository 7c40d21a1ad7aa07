// What was said of an entity, in order of time, with its words.
//
// $entity (entity): The entity, by name or id.
MATCH (n:Entity)
WHERE n.id = $entity OR toLower(n.name) = toLower($entity)
   OR any(alias IN n.aliases WHERE toLower(alias) = toLower($entity))
MATCH (n)<-[:ABOUT]-(s:Statement)-[:STATED_IN]->(d:Document)
RETURN d.published AS published, s.relation_type AS kind, s.status AS status, s.asserted AS asserted, s.quote AS quote,
       d.title AS document
ORDER BY coalesce(published, ''), s.id, n.id
