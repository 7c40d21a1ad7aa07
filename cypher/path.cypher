// How two entities are tied: the shortest ways over facts; what is denied or only proposed is no way.
// Ways of three relations, and then of four, are looked for only where there are no shorter ones.
//
// $from (entity): The one, by name or id.
// $to (entity): The other.
// $limit (integer, default 5): How many ways to show.
MATCH (a:Entity)
WHERE a.id = $from OR toLower(a.name) = toLower($from)
   OR any(alias IN a.aliases WHERE toLower(alias) = toLower($from))
MATCH (b:Entity)
WHERE b.id <> a.id AND (b.id = $to OR toLower(b.name) = toLower($to)
   OR any(alias IN b.aliases WHERE toLower(alias) = toLower($to)))
CALL {
  WITH a, b
  MATCH p = (a)-[ties:HOLDS_ROLE|ROLE_IN|MEMBER_OF|IMPOSED|TARGETS*1..2]-(b)
  WHERE all(tie IN ties WHERE coalesce(tie.asserted, true)) AND all(n IN nodes(p) WHERE coalesce(n.asserted, true))
  RETURN collect({through: nodes(p), ties: ties}) AS near
}
CALL {
  WITH a, b, near
  UNWIND CASE WHEN size(near) = 0 THEN [a] ELSE [] END AS start
  MATCH p = (start)-[ties:HOLDS_ROLE|ROLE_IN|MEMBER_OF|IMPOSED|TARGETS*3..3]-(b)
  WHERE all(tie IN ties WHERE coalesce(tie.asserted, true)) AND all(n IN nodes(p) WHERE coalesce(n.asserted, true))
  RETURN collect({through: nodes(p), ties: ties}) AS far
}
CALL {
  WITH a, b, near, far
  UNWIND CASE WHEN size(near) + size(far) = 0 THEN [a] ELSE [] END AS start
  MATCH p = (start)-[ties:HOLDS_ROLE|ROLE_IN|MEMBER_OF|IMPOSED|TARGETS*2..2]-(middle)
  WHERE all(tie IN ties WHERE coalesce(tie.asserted, true)) AND all(n IN nodes(p) WHERE coalesce(n.asserted, true))
  WITH b, middle, collect({through: nodes(p), ties: ties}) AS halves
  MATCH q = (middle)-[rest:HOLDS_ROLE|ROLE_IN|MEMBER_OF|IMPOSED|TARGETS*2..2]-(b)
  WHERE all(tie IN rest WHERE coalesce(tie.asserted, true)) AND all(n IN nodes(q) WHERE coalesce(n.asserted, true))
  UNWIND halves AS half
  RETURN collect({through: half.through + tail(nodes(q)), ties: half.ties + rest}) AS farthest
}
UNWIND near + far + farthest AS way
RETURN size(way.ties) AS steps, [n IN way.through | n.name] AS through, [tie IN way.ties | type(tie)] AS relations,
       [tie IN way.ties | tie.key] AS facts
ORDER BY steps, facts
LIMIT $limit
