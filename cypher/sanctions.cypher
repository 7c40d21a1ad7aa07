// Which sanctions there are, by whom and against whom, and how each stands; asserted tells what is no fact.
//
// $issuer (entity, default any): Only measures of this issuer, by name or id.
// $target (entity, default any): Only measures against this one, by name or id.
// $since (date, default any): Only what is dated, or was first stated, since then; a year or month counts for all of it.
MATCH (s:Sanction)-[fact:TARGETS]->(t)
WHERE $target IS NULL OR t.id = $target OR toLower(t.name) = toLower($target)
   OR any(alias IN t.aliases WHERE toLower(alias) = toLower($target))
OPTIONAL MATCH (by_whom)-[:IMPOSED]->(s)
WITH s, fact, t, by_whom, coalesce(s.date, s.first_stated) AS began
WHERE ($issuer IS NULL OR by_whom.id = $issuer OR toLower(by_whom.name) = toLower($issuer)
       OR any(alias IN by_whom.aliases WHERE toLower(alias) = toLower($issuer)))
  AND ($since IS NULL OR left($since, size(began)) <= began)
RETURN by_whom.name AS issuer, t.name AS target, s.status AS status, s.asserted AS asserted, s.date AS date,
       s.reason AS reason, s.first_stated AS first_stated, s.last_stated AS last_stated, s.documents AS documents,
       fact.key AS fact
ORDER BY coalesce(by_whom.id, ''), t.id, s.id
