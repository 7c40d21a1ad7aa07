// What an entity is directly tied to; the status tells what holds, and asserted what is no fact.
//
// $entity (entity): The entity, by name or id.
MATCH (n:Entity)
WHERE n.id = $entity OR toLower(n.name) = toLower($entity)
   OR any(alias IN n.aliases WHERE toLower(alias) = toLower($entity))
MATCH (n)-[tie:HOLDS_ROLE|ROLE_IN|MEMBER_OF|IMPOSED|TARGETS]-(other)
RETURN n.name AS entity, type(tie) AS relation,
       CASE WHEN startNode(tie).id = n.id THEN 'out' ELSE 'in' END AS direction, other.id AS id, other.name AS other,
       coalesce(tie.status, other.status, n.status) AS status,
       coalesce(tie.asserted, other.asserted, n.asserted) AS asserted, tie.last_stated AS last_stated
ORDER BY relation, id, tie.key
