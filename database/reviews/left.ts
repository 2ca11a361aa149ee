/**
 * SQL: whether something of a round `r` is left for somebody to judge. Nobody is given what they have judged or handed back.
 *
 * @param person SQL of their id
 */
export function leftFor(person: string): string {
  const theirs = (states: string): string =>
    `EXISTS (SELECT 1 FROM review_assignments a WHERE a.item_id = i.id AND a.person_id = ${person} AND a.state IN (${states}))`;
  return `CASE r.status
    WHEN 'open' THEN r.reviewer_ids @> ARRAY[${person}] AND (
      EXISTS (SELECT 1 FROM review_assignments h WHERE h.round_id = r.id AND h.person_id = ${person} AND h.state = 'held')
      OR EXISTS (SELECT 1 FROM review_items i WHERE i.round_id = r.id AND i.taken < r.per_item
        AND NOT ${theirs(`'answered', 'returned'`)}))
    WHEN 'adjudicating' THEN r.adjudicator_ids @> ARRAY[${person}] AND EXISTS (
      SELECT 1 FROM review_items i WHERE i.round_id = r.id AND i.differs AND NOT ${theirs(`'answered', 'returned'`)}
        AND NOT EXISTS (SELECT 1 FROM review_assignments d
          WHERE d.item_id = i.id AND d.duty = 'adjudicate' AND (d.state = 'answered' OR (d.state = 'held' AND d.person_id <> ${person}))))
    ELSE FALSE END`;
}
