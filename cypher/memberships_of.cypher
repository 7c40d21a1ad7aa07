// Which organizations a country belongs or belonged to, and how.
//
// $country (country): The country, by name or code.
// $status (status, default any): Only this status: current, former, prospective, conditional or denied.
MATCH (c:Country {id: $country})-[m:MEMBER_OF]->(o:Organization)
WHERE $status IS NULL OR m.status = $status
RETURN o.name AS organization, c.name AS country, m.relation AS relation, m.status AS status,
       m.asserted AS asserted, m.since AS since, m.until AS until, m.last_stated AS last_stated,
       m.documents AS documents, m.key AS fact
ORDER BY organization, m.key
