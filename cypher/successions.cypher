// Who came after whom in an office: each pair of holders that began one after the other.
//
// $country (country, default any): Only offices of this country.
// $title (text, default any): Only offices with this in their title.
MATCH (p:Person)-[h:HOLDS_ROLE]->(r:Role)
WHERE h.asserted AND h.status <> 'incoming'
  AND ($title IS NULL OR r.title CONTAINS toLower($title))
  AND ($country IS NULL OR EXISTS { (r)-[:ROLE_IN]->(:Country {id: $country}) })
WITH r, p, min(coalesce(h.since, h.first_stated)) AS began
WHERE began IS NOT NULL
WITH r, began, p ORDER BY r.id, began, p.id
WITH r, collect(p.name) AS people, collect(began) AS begins
UNWIND range(0, size(people) - 2) AS place
RETURN r.name AS office, people[place] AS predecessor, begins[place] AS from, people[place + 1] AS successor,
       begins[place + 1] AS since
ORDER BY office, r.id, place
