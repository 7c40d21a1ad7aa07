// Which countries belong to several organizations together.
//
// $at_least (integer, default 2): How many organizations.
// $country (country, default any): Only pairs with this country.
MATCH (a:Country)-[x:MEMBER_OF]->(o:Organization)<-[y:MEMBER_OF]-(b:Country)
WHERE a.id < b.id
  AND x.asserted AND x.status = 'current' AND NOT x.relation IN ['withdrew', 'suspended', 'candidate', 'host']
  AND y.asserted AND y.status = 'current' AND NOT y.relation IN ['withdrew', 'suspended', 'candidate', 'host']
  AND ($country IS NULL OR a.id = $country OR b.id = $country)
WITH DISTINCT a, b, o ORDER BY o.name, o.id
WITH a, b, collect(o.name) AS organizations
WHERE size(organizations) >= $at_least
RETURN a.name AS country, b.name AS other, size(organizations) AS shared, organizations
ORDER BY shared DESC, country, other, a.id, b.id
