// What changed between two dates: what was first stated then, and what was stated otherwise than before (was tells how).
// A document that is dated to a year or month counts where all of it lies between; asserted tells what is no fact.
//
// $after (date): Stated after this date …
// $until (date, default today): … and until the end of this one.
MATCH (a)-[tie:HOLDS_ROLE|MEMBER_OF|TARGETS]->(b)
WHERE left(tie.last_stated, size($after)) > $after
UNWIND tie.statements AS id
MATCH (s:Statement {id: id})-[:STATED_IN]->(d:Document)
WHERE left(d.published, size($until)) <= $until AND NOT $until STARTS WITH d.published + '-'
WITH a, b, tie, s, d, CASE WHEN s.relation IN ['withdrew', 'suspended'] THEN s.relation ELSE s.status END AS status,
     left(d.published, size($after)) > $after AS new
ORDER BY s.asserted, d.published, d.id, s.start, s.id
WITH a, b, tie, collect(CASE WHEN NOT new THEN status END) AS before, collect(status) AS after,
     collect(s.asserted) AS asserted, min(d.published) AS first_stated,
     max(CASE WHEN new THEN d.published END) AS stated, count(DISTINCT d.id) AS documents
WHERE stated IS NOT NULL AND (size(before) = 0 OR last(before) <> last(after))
RETURN first_stated, stated, type(tie) AS relation, a.name AS subject, b.name AS object,
       last(before) AS was, last(after) AS status, last(asserted) AS asserted, documents, tie.key AS fact
ORDER BY stated, relation, fact
