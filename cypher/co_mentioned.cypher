// What is stated in the same documents as an entity. Copies of one report count once.
//
// $entity (entity): The entity, by name or id.
// $limit (integer, default 25): How many to show.
MATCH (n:Entity)
WHERE n.id = $entity OR toLower(n.name) = toLower($entity)
   OR any(alias IN n.aliases WHERE toLower(alias) = toLower($entity))
MATCH (n)<-[:ABOUT]-(:Statement)-[:STATED_IN]->(d:Document)
WITH DISTINCT n, d
MATCH (d)<-[:STATED_IN]-(:Statement)-[:ABOUT]->(other)
WHERE other.id <> n.id AND NOT other:Role AND NOT other:Sanction
RETURN other.id AS id, other.name AS name, count(DISTINCT coalesce(d.copy_of, d.id)) AS documents
ORDER BY documents DESC, id
LIMIT $limit
