// Who holds office in a country, or of a country, on a date, as far as is stated.
// A start or end known to the year or month counts for all of it; with neither, the last word is taken to hold.
//
// $country (country): The country, by name or code.
// $category (category, default any): Only offices of this category, as in head_of_state, foreign_minister, …
// $on (date, default today): The date.
MATCH (p:Person)-[h:HOLDS_ROLE]->(r:Role)-[:ROLE_IN]->(:Country {id: $country})
WHERE h.asserted
  AND ($category IS NULL OR r.category = $category)
  AND h.status <> 'incoming'
  AND (h.status <> 'former' OR h.until IS NOT NULL)
  AND coalesce(left(h.since, size($on)) <= $on, true)
  AND left($on, size(coalesce(h.until, ''))) <= coalesce(h.until, '9999')
RETURN r.name AS role, p.name AS person, h.status AS status, h.since AS since, h.until AS until,
       h.last_stated AS last_stated, h.documents AS documents, h.confidence AS confidence, h.key AS fact
ORDER BY role, person, h.key
