// Which facts contradict each other: two holders of an office that one person holds at a time, a member that is none, a
// measure that was imposed and lifted on one day, and what is denied and asserted; each with its newest statements.
// What was said one after the other is a change and no contradiction, so their dates must overlap, or one document say both.
//
// $limit (integer, default 100): How many to show.
CALL {
  MATCH (p:Person)-[one:HOLDS_ROLE]->(r:Role {single_holder: true})<-[other:HOLDS_ROLE]-(q:Person)
  WHERE one.key < other.key AND p.id <> q.id
    AND one.asserted AND other.asserted AND one.status IN ['current', 'acting'] AND one.status = other.status
    // Who goes by a part of the other's name may be the other.
    AND NOT ' ' + p.name + ' ' CONTAINS ' ' + q.name + ' ' AND NOT ' ' + q.name + ' ' CONTAINS ' ' + p.name + ' '
  RETURN 'two_holders' AS kind, p.name AS subject, r.name AS object, one.status AS status,
         q.name AS but_subject, other.status AS but_status,
         coalesce(one.since, one.first_stated) AS began, one.last_stated AS ended, one.statements AS said,
         coalesce(other.since, other.first_stated) AS but_began, other.last_stated AS but_ended,
         other.statements AS but_said, [one.key, other.key] AS facts
  UNION ALL
  MATCH (a)-[no:HOLDS_ROLE|MEMBER_OF {status: 'denied'}]->(b)
  MATCH (a)-[yes:HOLDS_ROLE|MEMBER_OF]->(b)
  WHERE yes.asserted AND yes.status IN ['current', 'acting']
    AND (yes.relation IS NULL OR yes.relation = no.relation
         OR (yes.relation IN ['member', 'founder', 'joined'] AND no.relation IN ['member', 'founder', 'joined']))
  RETURN 'denied' AS kind, a.name AS subject, b.name AS object, yes.status AS status,
         a.name AS but_subject, no.status AS but_status,
         coalesce(yes.since, yes.first_stated) AS began, yes.last_stated AS ended, yes.statements AS said,
         no.first_stated AS but_began, no.last_stated AS but_ended, no.statements AS but_said,
         [yes.key, no.key] AS facts
  UNION ALL
  MATCH (by_whom)-[:IMPOSED]->(x:Sanction)-[fact:TARGETS]->(t)
  UNWIND x.statements AS id
  MATCH (s:Statement {id: id})-[:STATED_IN]->(d:Document)
  WITH by_whom, t, fact, s, d, CASE WHEN s.status IN ['imposed', 'extended'] THEN s.id END AS yes,
       CASE WHEN s.status = 'denied' THEN s.id END AS no
  ORDER BY s.id
  WITH by_whom, t, fact, collect(yes) AS said, collect(no) AS but_said,
       min(CASE WHEN yes IS NOT NULL THEN coalesce(s.date, d.published) END) AS began,
       max(CASE WHEN yes IS NOT NULL THEN d.published END) AS ended,
       min(CASE WHEN no IS NOT NULL THEN d.published END) AS but_began,
       max(CASE WHEN no IS NOT NULL THEN d.published END) AS but_ended
  WHERE size(said) > 0 AND size(but_said) > 0
  RETURN 'denied' AS kind, by_whom.name AS subject, t.name AS object, 'imposed' AS status,
         by_whom.name AS but_subject, 'denied' AS but_status,
         began, ended, said, but_began, but_ended, but_said, [fact.key] AS facts
  UNION ALL
  MATCH (by_whom)-[:IMPOSED]->(x:Sanction)-[fact:TARGETS]->(t)
  UNWIND x.statements AS id
  MATCH (s:Statement {id: id})
  WHERE size(s.date) = 10
  WITH by_whom, t, fact, s ORDER BY s.id
  WITH by_whom, t, fact, s.date AS day, collect(CASE WHEN s.status IN ['imposed', 'extended'] THEN s.id END) AS said,
       collect(CASE WHEN s.status = 'lifted' THEN s.id END) AS but_said
  WHERE size(said) > 0 AND size(but_said) > 0
  RETURN 'imposed_and_lifted' AS kind, by_whom.name AS subject, t.name AS object, 'imposed' AS status,
         by_whom.name AS but_subject, 'lifted' AS but_status,
         day AS began, day AS ended, said, day AS but_began, day AS but_ended, but_said, [fact.key] AS facts
  UNION ALL
  MATCH (c)-[fact:MEMBER_OF]->(o)
  WHERE fact.asserted
  UNWIND fact.statements AS id
  MATCH (s:Statement {id: id})-[:STATED_IN]->(d:Document)
  WHERE size(d.published) = 10
  WITH c, o, fact, s, d ORDER BY s.id
  WITH c, o, fact, d.published AS day,
       collect(CASE WHEN s.status = 'current' AND s.relation = 'member' THEN s.id END) AS said,
       collect(CASE WHEN s.status = 'former' OR s.relation = 'withdrew' THEN s.id END) AS but_said
  WHERE size(said) > 0 AND size(but_said) > 0
  RETURN 'member_and_not' AS kind, c.name AS subject, o.name AS object, 'current' AS status,
         c.name AS but_subject, 'former' AS but_status,
         day AS began, day AS ended, said, day AS but_began, day AS but_ended, but_said, [fact.key] AS facts
}
WITH *, ((began < but_ended AND NOT but_ended STARTS WITH began) OR (began = but_ended AND size(began) = 10))
    AND ((but_began < ended AND NOT ended STARTS WITH but_began) OR (but_began = ended AND size(ended) = 10)) AS overlap
WHERE coalesce(began <= but_ended OR began STARTS WITH but_ended, true)
  AND coalesce(but_began <= ended OR but_began STARTS WITH ended, true)
// Whether one text says both is asked where the dates leave it open; one that does so tells of a member that left.
CALL {
  WITH kind, said, but_said, overlap
  UNWIND CASE WHEN overlap AND kind <> 'member_and_not' THEN [] ELSE said END AS id
  MATCH (:Statement {id: id})-[:STATED_IN]->(:Document)<-[:STATED_IN]-(other:Statement)
  WHERE other.id IN but_said
  RETURN count(other) > 0 AS in_one_document
}
WITH *
WHERE CASE WHEN kind = 'member_and_not' THEN NOT in_one_document ELSE in_one_document OR overlap END
WITH kind, subject, object, status, said, but_subject, but_status, but_said, facts
ORDER BY kind, object, subject, but_subject, facts
LIMIT $limit
CALL {
  WITH said
  UNWIND said AS id
  MATCH (s:Statement {id: id})-[:STATED_IN]->(d:Document)
  WITH s, d ORDER BY coalesce(d.published, '') DESC, s.id
  RETURN collect({quote: s.quote, status: s.status, attribution: s.attribution, published: d.published,
                  document: coalesce(d.title, d.id), url: d.url, confidence: s.confidence, statement: s.id}) AS says
}
CALL {
  WITH but_said
  UNWIND but_said AS id
  MATCH (s:Statement {id: id})-[:STATED_IN]->(d:Document)
  WITH s, d ORDER BY coalesce(d.published, '') DESC, s.id
  RETURN collect({quote: s.quote, status: s.status, attribution: s.attribution, published: d.published,
                  document: coalesce(d.title, d.id), url: d.url, confidence: s.confidence, statement: s.id}) AS but
}
RETURN kind, subject, object, status, says[..3] AS says, but_subject, but_status, but[..3] AS but, facts
ORDER BY kind, object, subject, but_subject, facts
