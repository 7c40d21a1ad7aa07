// What facts rest on: each statement of theirs with its words, who says so and where, oldest first.
//
// $facts (list): The keys of the facts, as the column fact (or facts) of other queries has them.
MATCH ()-[fact:HOLDS_ROLE|ROLE_IN|MEMBER_OF|IMPOSED|TARGETS]->()
WHERE fact.key IN $facts
UNWIND fact.statements AS id
WITH DISTINCT id
MATCH (s:Statement {id: id})-[:STATED_IN]->(d:Document)
RETURN s.quote AS quote, s.status AS status, s.attribution AS attribution, d.published AS published,
       coalesce(d.title, d.id) AS document, d.url AS url, s.confidence AS confidence, s.id AS statement
ORDER BY coalesce(published, ''), d.id, s.start, statement
