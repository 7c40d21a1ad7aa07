// Which entities are near another: how many relations away each is over facts; what is denied or only proposed is no way.
//
// $entity (entity): The entity, by name or id.
// $depth (integer, default 1): How many relations away at most; three is as far as it looks.
MATCH (n:Entity)
WHERE n.id = $entity OR toLower(n.name) = toLower($entity)
   OR any(alias IN n.aliases WHERE toLower(alias) = toLower($entity))
CALL {
  WITH n
  UNWIND CASE WHEN $depth >= 1 THEN [n.id] ELSE [] END AS id
  MATCH (:Entity {id: id})-[tie:HOLDS_ROLE|ROLE_IN|MEMBER_OF|IMPOSED|TARGETS]-(other)
  WHERE coalesce(tie.asserted, true) AND coalesce(other.asserted, true) AND other.id <> n.id
  RETURN collect(DISTINCT other.id) AS first
}
CALL {
  WITH n, first
  UNWIND CASE WHEN $depth >= 2 THEN first ELSE [] END AS id
  MATCH (:Entity {id: id})-[tie:HOLDS_ROLE|ROLE_IN|MEMBER_OF|IMPOSED|TARGETS]-(other)
  WHERE coalesce(tie.asserted, true) AND coalesce(other.asserted, true) AND other.id <> n.id
  RETURN collect(DISTINCT other.id) AS second
}
CALL {
  WITH n, second
  UNWIND CASE WHEN $depth >= 3 THEN second ELSE [] END AS id
  MATCH (:Entity {id: id})-[tie:HOLDS_ROLE|ROLE_IN|MEMBER_OF|IMPOSED|TARGETS]-(other)
  WHERE coalesce(tie.asserted, true) AND coalesce(other.asserted, true) AND other.id <> n.id
  RETURN collect(DISTINCT other.id) AS third
}
UNWIND [{steps: 1, found: first}, {steps: 2, found: second}, {steps: 3, found: third}] AS ring
UNWIND ring.found AS id
WITH n, id, min(ring.steps) AS steps
MATCH (other:Entity {id: id})
RETURN steps, other.id AS id, other.name AS name, head([word IN labels(other) WHERE word <> 'Entity']) AS kind
ORDER BY steps, id, n.id
