// Who wants or is expected to join an organization, as candidate or as one that has not joined yet; none is a member.
//
// $organization (organization): The organization, by name, acronym or id.
MATCH (c)-[m:MEMBER_OF]->(o:Organization {id: $organization})
WHERE m.status IN ['prospective', 'conditional'] OR (m.relation = 'candidate' AND m.status = 'current')
RETURN c.name AS country, m.relation AS relation, m.status AS status, m.first_stated AS first_stated,
       m.last_stated AS last_stated, m.documents AS documents
ORDER BY country, m.key
