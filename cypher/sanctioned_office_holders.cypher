// Which people under sanctions hold office, as far as is stated; lifted measures are left out.
//
// $country (country, default any): Only offices of this country.
MATCH (s:Sanction)-[:TARGETS]->(p:Person)-[h:HOLDS_ROLE]->(r:Role)
WHERE s.asserted AND s.status <> 'lifted' AND h.asserted AND h.status IN ['current', 'acting']
  AND ($country IS NULL OR EXISTS { (r)-[:ROLE_IN]->(:Country {id: $country}) })
OPTIONAL MATCH (by_whom)-[:IMPOSED]->(s)
RETURN p.name AS person, r.name AS role, h.status AS status, by_whom.name AS issuer, s.status AS sanction,
       s.date AS date, s.reason AS reason
ORDER BY person, p.id, r.id, h.key, s.id
