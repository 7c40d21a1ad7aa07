// Which organizations bring together countries that share no other one.
//
// $limit (integer, default 20): How many to show.
MATCH (a:Country)-[x:MEMBER_OF]->(o:Organization)<-[y:MEMBER_OF]-(b:Country)
WHERE a.id < b.id
  AND x.asserted AND x.status = 'current' AND NOT x.relation IN ['withdrew', 'suspended', 'candidate', 'host']
  AND y.asserted AND y.status = 'current' AND NOT y.relation IN ['withdrew', 'suspended', 'candidate', 'host']
WITH DISTINCT a, b, o
WITH a, b, count(o) AS shared, min(o.id) AS only
WHERE shared = 1
WITH only, count(*) AS pairs
MATCH (o:Organization {id: only})
RETURN o.name AS organization, pairs
ORDER BY pairs DESC, organization, o.id
LIMIT $limit
