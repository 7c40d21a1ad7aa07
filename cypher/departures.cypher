// Which countries left an organization or were suspended from it.
//
// $organization (organization, default any): Only this organization.
MATCH (c)-[m:MEMBER_OF]->(o:Organization)
WHERE m.asserted AND (m.relation IN ['withdrew', 'suspended'] OR m.status = 'former')
  AND ($organization IS NULL OR o.id = $organization)
RETURN o.name AS organization, c.name AS country, m.relation AS relation, m.status AS status, m.since AS since,
       m.until AS until, m.last_stated AS last_stated
ORDER BY organization, country, m.key
