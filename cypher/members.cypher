// Who belongs or belonged to an organization, and how; the status tells what holds, and asserted what is no fact.
//
// $organization (organization): The organization, by name, acronym or id.
// $status (status, default any): Only this status: current, former, prospective, conditional or denied.
// $relation (relation, default any): Only this relation: member, founder, observer, partner, candidate, host, withdrew, …
MATCH (c)-[m:MEMBER_OF]->(o:Organization {id: $organization})
WHERE ($status IS NULL OR m.status = $status) AND ($relation IS NULL OR m.relation = $relation)
RETURN c.name AS country, o.name AS organization, m.relation AS relation, m.status AS status,
       m.asserted AS asserted, m.since AS since, m.until AS until, m.last_stated AS last_stated,
       m.documents AS documents, m.key AS fact
ORDER BY country, m.key
