// Which entities are near another: how many relations away each is over facts; what is denied or only proposed is no way.
//
// $entity (entity): The entity, by name or id.
// $depth (integer, default 1): How many relations away at most; three is as far as it looks.
MATCH (n:Entity)
WHERE n.id = $entity OR toLower(n.name) = toLower($entity)
   OR any(alias IN n.aliases WHERE toLower(alias) = toLower($entity))
CALL {
  WITH n
  MATCH (n)-[tie:HOLDS_ROLE|ROLE_IN|MEMBER_OF|IMPOSED|TARGETS]-(other)
  WHERE $depth >= 1 AND coalesce(tie.asserted, true) AND coalesce(other.asserted, true)
  RETURN DISTINCT other, 1 AS steps
  UNION ALL
  WITH n
  MATCH (n)-[tie:HOLDS_ROLE|ROLE_IN|MEMBER_OF|IMPOSED|TARGETS]-(near)
  WHERE $depth >= 2 AND coalesce(tie.asserted, true) AND coalesce(near.asserted, true)
  WITH DISTINCT near
  MATCH (near)-[next:HOLDS_ROLE|ROLE_IN|MEMBER_OF|IMPOSED|TARGETS]-(other)
  WHERE coalesce(next.asserted, true) AND coalesce(other.asserted, true)
  RETURN DISTINCT other, 2 AS steps
  UNION ALL
  WITH n
  MATCH (n)-[tie:HOLDS_ROLE|ROLE_IN|MEMBER_OF|IMPOSED|TARGETS]-(near)
  WHERE $depth >= 3 AND coalesce(tie.asserted, true) AND coalesce(near.asserted, true)
  WITH DISTINCT near
  MATCH (near)-[next:HOLDS_ROLE|ROLE_IN|MEMBER_OF|IMPOSED|TARGETS]-(far)
  WHERE coalesce(next.asserted, true) AND coalesce(far.asserted, true)
  WITH DISTINCT far
  MATCH (far)-[last:HOLDS_ROLE|ROLE_IN|MEMBER_OF|IMPOSED|TARGETS]-(other)
  WHERE coalesce(last.asserted, true) AND coalesce(other.asserted, true)
  RETURN DISTINCT other, 3 AS steps
}
WITH n, other, min(steps) AS steps
WHERE other.id <> n.id
RETURN steps, other.id AS id, other.name AS name, head([word IN labels(other) WHERE word <> 'Entity']) AS kind
ORDER BY steps, id, n.id
