// What was first stated between two dates: new facts, and new claims that are none (asserted tells).
// A document that is dated to a year or month counts where all of it lies between.
//
// $after (date): Stated after this date …
// $until (date, default today): … and until the end of this one.
MATCH (a)-[tie:HOLDS_ROLE|MEMBER_OF|TARGETS]->(b)
WHERE left(tie.first_stated, size($after)) > $after AND left(tie.first_stated, size($until)) <= $until
  AND NOT $until STARTS WITH tie.first_stated + '-'
RETURN tie.first_stated AS first_stated, type(tie) AS relation, a.name AS subject, b.name AS object,
       coalesce(tie.status, a.status) AS status, coalesce(tie.asserted, a.asserted) AS asserted,
       tie.documents AS documents, tie.key AS fact
ORDER BY first_stated, relation, tie.key
