import type { EntityManager } from 'typeorm';
import { reviewKey } from '../../domain/review/round.js';
import { describeInstant } from '../../domain/time.js';
import { leftFor } from '../reviews/left.js';
import { add, type Found } from './digest-found.js';

interface Row {
  id: string;
  number: number;
  title: string;
  overdue: boolean;
  due_at: Date;
  owner_id: string;
  /** Who has something left to judge. */
  judges: string[];
}

/**
 * Review rounds that wait for each person: reviewers and adjudicators of whom something is left to judge; and owners, of a round that is
 * overdue, or due within `soonDays`.
 */
export async function addReviews(
  manager: EntityManager,
  to: { overdue: Found; soon: Found; waiting: Found },
  { zones, now, soonDays }: { zones: ReadonlyMap<string, string>; now: number; soonDays: number },
): Promise<void> {
  const rows = await manager.query<(Row & { soon: boolean })[]>(
    `SELECT r.id, r.number, r.title, r.overdue, r.due_at, r.owner_id,
       r.due_at <= to_timestamp($1 / 1000.0) + make_interval(days => $2) AS soon,
       ARRAY(SELECT DISTINCT j FROM unnest(r.reviewer_ids || r.adjudicator_ids) j WHERE ${leftFor('j')}) AS judges
     FROM review_rounds r WHERE r.status IN ('draft', 'open', 'adjudicating') ORDER BY r.due_at, r.id`,
    [now, soonDays],
  );
  for (const row of rows) {
    for (const judge of row.judges) entry(to.waiting, row, judge, { zones, ending: 'waits for you to judge' });
    if (row.overdue || row.soon)
      entry(row.overdue ? to.overdue : to.soon, row, row.owner_id, { zones, ending: 'is yours' });
  }
}

function entry(
  section: Found,
  { id, number, title, overdue, due_at: dueAt }: Row,
  personId: string,
  { zones, ending }: { zones: ReadonlyMap<string, string>; ending: string },
): void {
  const zone = zones.get(personId);
  if (zone === undefined) return;
  const due = describeInstant(dueAt.getTime(), zone);
  add(section, personId, {
    part: `review_round.${id}`,
    title: `${reviewKey(number)} “${title}” ${ending}`,
    body: overdue ? `Overdue since ${due}.` : `Due ${due}.`,
    facts: 'Review rounds',
    urgent: overdue,
  });
}
