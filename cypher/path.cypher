// How two entities are tied: the shortest ways over facts, up to four relations long; what is denied or only proposed
// is no way.
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
MATCH p = (a)-[ties:HOLDS_ROLE|ROLE_IN|MEMBER_OF|IMPOSED|TARGETS*1..4]-(b)
WHERE all(tie IN ties WHERE coalesce(tie.asserted, true))
  AND all(n IN nodes(p) WHERE coalesce(n.asserted, true))
WITH length(p) AS steps, [n IN nodes(p) | n.name] AS through, [tie IN ties | type(tie)] AS relations,
     [tie IN ties | tie.key] AS keys
RETURN steps, through, relations
ORDER BY steps, keys
LIMIT $limit
