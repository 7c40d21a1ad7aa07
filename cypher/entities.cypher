// Which entities the graph knows, by how many statements are about them.
//
// $kind (kind, default any): Only this kind, as in Person, Country, Organization, Role, Sanction.
// $limit (integer, default 50): How many to show.
MATCH (n:Entity)<-[:ABOUT]-(s:Statement)
WHERE $kind IS NULL OR $kind IN labels(n)
RETURN n.id AS id, n.name AS name, count(s) AS statements
ORDER BY statements DESC, id
LIMIT $limit
