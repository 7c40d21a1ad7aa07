// Which statements contradict each other: one holds what the other denies, or puts a measure and its end on one day.
//
// $limit (integer, default 100): How many pairs to show.
MATCH (no:Statement)
WHERE no.status IN ['denied', 'lifted']
MATCH (no)-[:ABOUT]->(thing)<-[:ABOUT]-(yes:Statement)
WHERE yes.relation_type = no.relation_type
  AND (
    (no.status = 'denied' AND yes.asserted AND (
      (thing:Person AND EXISTS { (no)-[:ABOUT]->(:Role)<-[:ABOUT]-(yes) })
      OR (thing:Country AND no.relation_type = 'country_organization'
          AND EXISTS { (no)-[:ABOUT]->(:Organization)<-[:ABOUT]-(yes) })
      OR thing:Sanction
    ))
    OR (no.status = 'lifted' AND thing:Sanction AND yes.status IN ['imposed', 'extended'] AND yes.date = no.date)
  )
MATCH (no)-[:STATED_IN]->(against:Document)
MATCH (yes)-[:STATED_IN]->(for:Document)
RETURN yes.quote AS says, yes.status AS status, for.id AS document, no.quote AS but, no.status AS but_status,
       against.id AS but_document
ORDER BY yes.id, no.id, thing.id
LIMIT $limit
