// Who held office in a country and no longer does, the latest to leave first.
//
// $country (country): The country, by name or code.
MATCH (p:Person)-[h:HOLDS_ROLE {status: 'former'}]->(r:Role)-[:ROLE_IN]->(:Country {id: $country})
WHERE h.asserted
RETURN r.name AS role, p.name AS person, h.since AS since, h.until AS until, h.last_stated AS last_stated,
       h.documents AS documents
ORDER BY coalesce(until, '') DESC, role, person, h.key
