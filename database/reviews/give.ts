import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';
import type { ReviewRound } from '../../domain/review/round.js';
import type { Instant } from '../../domain/time.js';
import { accountsOf } from '../stand-ins/accounts.js';
import type { Row } from '../record/row.js';
import { reviewRow } from './row.js';

export type Duty = 'review' | 'adjudicate';

/** An item that is somebody's for a while. What it says of the item is all that a judge is shown. */
export interface HeldItem {
  assignmentId: string;
  itemId: string;
  duty: Duty;
  heldUntil: Date;
  /** In which order it stands, and how many there are. */
  place: number;
  items: number;
  title: string;
  link: string | null;
  market: string | null;
  language: string | null;
  policyLine: string | null;
  /** What the two have said, of one that is adjudicated; by whom is not said. */
  said: { decision: string; policyLine: string | null; note: string | null }[];
}

/** Whoever judges, by all accounts that are theirs. */
export interface Judge {
  id: string;
  accounts: string[];
}

const duties = { open: 'review', adjudicating: 'adjudicate' } as const;
const named = { review: 'reviewerIds', adjudicate: 'adjudicatorIds' } as const;

/**
 * Locks a round for somebody who judges in it: what is given and answered in one round comes one after the other, and so do its
 * commands, so that no item is given twice and the last answer is seen to be the last.
 */
async function lockedFor(
  manager: EntityManager,
  roundId: string,
  personId: string,
): Promise<{ round: ReviewRound; judge: Judge }> {
  const [row] = await manager.query<Row[]>('SELECT r.* FROM review_rounds r WHERE r.id = $1 FOR NO KEY UPDATE', [
    roundId,
  ]);
  if (!row) throw new Refusal('not-found', 'There is no such review round.');
  return { round: reviewRow.factsOf(row), judge: { id: personId, accounts: await accountsOf(manager, personId) } };
}

function isNamed(ids: readonly string[], { accounts }: Judge): boolean {
  return ids.some((id) => accounts.includes(id));
}

/** What somebody has to do in a round as it stands; null where that is nothing. */
function dutyOf(round: ReviewRound, judge: Judge): Duty | null {
  if (round.status !== 'open' && round.status !== 'adjudicating') return null;
  const duty = duties[round.status];
  return isNamed(round[named[duty]], judge) ? duty : null;
}

/**
 * A round that is locked for somebody who has something to do in it.
 *
 * @throws Refusal `not-found`, `review-not-ready`, `not-allowed`
 */
export async function forJudge(
  manager: EntityManager,
  roundId: string,
  personId: string,
): Promise<{ round: ReviewRound; judge: Judge }> {
  const { round, judge } = await lockedFor(manager, roundId, personId);
  if (round.status !== 'open' && round.status !== 'adjudicating')
    throw new Refusal('review-not-ready', `The review round is ${round.status}: nothing in it is to be judged.`);
  if (dutyOf(round, judge) === null) throw notAJudge();
  return { round, judge };
}

function notAJudge(): Refusal {
  return new Refusal(
    'not-allowed',
    'You are not among those who judge in this round as it stands. Its owner names who reviews and who adjudicates.',
  );
}

/**
 * The next item for somebody: the one that they hold already, or the first that is free. It is theirs for the time that the
 * round says; after that it goes to whoever asks while nothing else is free.
 *
 * @param assignmentId of what is given, so that a request sent twice gives one
 * @returns null where nothing is left for them, or the round has gone on
 * @throws Refusal `not-found`, `review-not-ready`, `not-allowed`
 */
export async function giveNext(
  manager: EntityManager,
  roundId: string,
  personId: string,
  { assignmentId, at }: { assignmentId: string; at: Instant },
): Promise<HeldItem | null> {
  const { round, judge } = await lockedFor(manager, roundId, personId);
  if (!isNamed([...round.reviewerIds, ...round.adjudicatorIds], judge)) throw notAJudge();
  if (round.status === 'draft')
    throw new Refusal('review-not-ready', 'The review round is a draft: nothing in it is to be judged yet.');
  const duty = dutyOf(round, judge);
  if (duty === null) return null;
  const until = new Date(at + round.holdMinutes * 60_000);
  const held = await holding(manager, round.id, judge, duty);
  if (held !== null) {
    await manager.query(
      'UPDATE review_assignments SET held_until = $2 WHERE id = $1 AND held_until <= to_timestamp($3 / 1000.0)',
      [held, until, at],
    );
    return heldItem(manager, held);
  }
  const free = (await freeFor(manager, round, duty, judge)) ?? (await freedFor(manager, round, duty, { judge, at }));
  if (!free) return null;
  await manager.query(
    `INSERT INTO review_assignments (id, round_id, item_id, person_id, duty, side, state, given_at, held_until)
     VALUES ($1, $2, $3, $4, $5, $6, 'held', to_timestamp($7 / 1000.0), $8)`,
    [assignmentId, round.id, free.id, judge.id, duty, free.side, at, until],
  );
  if (duty === 'review') await manager.query('UPDATE review_items SET taken = taken + 1 WHERE id = $1', [free.id]);
  return heldItem(manager, assignmentId);
}

async function holding(manager: EntityManager, roundId: string, judge: Judge, duty: Duty): Promise<string | null> {
  const [row] = await manager.query<{ id: string }[]>(
    `SELECT id FROM review_assignments WHERE round_id = $1 AND person_id = ANY($2) AND state = 'held' AND duty = $3
     ORDER BY given_at LIMIT 1`,
    [roundId, judge.accounts, duty],
  );
  return row?.id ?? null;
}

/** Nobody is given what they have judged, by whatever account of theirs, nor what they have handed back. */
const notTheirs = (states: string): string =>
  `NOT EXISTS (SELECT 1 FROM review_assignments a WHERE a.item_id = i.id AND a.person_id = ANY($2) AND a.state IN (${states}))`;

async function freeFor(
  manager: EntityManager,
  round: ReviewRound,
  duty: Duty,
  judge: Judge,
): Promise<{ id: string; side: number } | undefined> {
  const [row] = await manager.query<{ id: string; side: number }[]>(
    duty === 'review'
      ? `SELECT i.id, (SELECT min(s) FROM generate_series(1, $3) s WHERE NOT EXISTS (SELECT 1 FROM review_assignments a
             WHERE a.item_id = i.id AND a.duty = 'review' AND a.side = s AND a.state IN ('held', 'answered'))) AS side
         FROM review_items i WHERE i.round_id = $1 AND i.taken < $3 AND ${notTheirs(`'held', 'answered', 'returned'`)}
         ORDER BY i.place LIMIT 1`
      : `SELECT i.id, $3::integer AS side FROM review_items i WHERE i.round_id = $1 AND i.differs
           AND NOT EXISTS (SELECT 1 FROM review_assignments a
             WHERE a.item_id = i.id AND a.duty = 'adjudicate' AND a.state IN ('held', 'answered'))
           AND ${notTheirs(`'held', 'answered', 'returned'`)}
         ORDER BY i.place LIMIT 1`,
    [round.id, judge.accounts, duty === 'review' ? round.perItem : 1],
  );
  return row;
}

/** What others hold beyond their time, or may not hold any more, is given back; then the first that is free. */
async function freedFor(
  manager: EntityManager,
  round: ReviewRound,
  duty: Duty,
  { judge, at }: { judge: Judge; at: Instant },
): Promise<{ id: string; side: number } | undefined> {
  const freed = await manager.query<unknown[]>(
    `WITH lapsed AS (
       UPDATE review_assignments a SET state = 'lapsed', ended_at = to_timestamp($2 / 1000.0)
       WHERE a.round_id = $1 AND a.state = 'held' AND a.duty = $3
         AND (a.held_until <= to_timestamp($2 / 1000.0) OR NOT a.person_id = ANY($4))
       RETURNING a.item_id, a.duty
     ), fewer AS (
       UPDATE review_items i SET taken = i.taken - l.many
       FROM (SELECT item_id, count(*)::integer AS many FROM lapsed WHERE duty = 'review' GROUP BY item_id) l WHERE i.id = l.item_id
     ) SELECT item_id FROM lapsed`,
    [round.id, at, duty, round[named[duty]]],
  );
  return freed.length === 0 ? undefined : freeFor(manager, round, duty, judge);
}

async function heldItem(manager: EntityManager, assignmentId: string): Promise<HeldItem> {
  const [row] = await manager.query<HeldItem[]>(
    `SELECT a.id AS "assignmentId", i.id AS "itemId", a.duty, a.held_until AS "heldUntil", i.place,
       (SELECT count(*)::integer FROM review_items o WHERE o.round_id = a.round_id) AS items,
       i.title, i.link, i.market, i.language, i.policy_line AS "policyLine",
       CASE WHEN a.duty = 'adjudicate' THEN coalesce((SELECT jsonb_agg(jsonb_build_object('decision', s.decision, 'policyLine', s.policy_line,
           'note', s.note) ORDER BY s.side) FROM review_assignments s
         WHERE s.item_id = i.id AND s.duty = 'review' AND s.state = 'answered'), '[]') ELSE '[]' END AS said
     FROM review_assignments a JOIN review_items i ON i.id = a.item_id WHERE a.id = $1`,
    [assignmentId],
  );
  if (!row) throw new Error(`there is no assignment ${assignmentId}`);
  return row;
}

/**
 * Gives back what somebody holds, for another to judge; they are not given it again.
 *
 * @throws Refusal `not-held`, and as `forJudge`
 */
export async function handBack(
  manager: EntityManager,
  roundId: string,
  personId: string,
  { assignmentId, note, at }: { assignmentId: string; note: string | null; at: Instant },
): Promise<void> {
  const { judge } = await forJudge(manager, roundId, personId);
  const [rows] = await manager.query<[{ item_id: string; duty: Duty }[], number]>(
    `UPDATE review_assignments SET state = 'returned', ended_at = to_timestamp($4 / 1000.0), note = $5
     WHERE id = $1 AND round_id = $2 AND person_id = ANY($3) AND state = 'held' RETURNING item_id, duty`,
    [assignmentId, roundId, judge.accounts, at, note],
  );
  const [back] = rows;
  if (!back) throw notHeld();
  if (back.duty === 'review')
    await manager.query('UPDATE review_items SET taken = taken - 1 WHERE id = $1', [back.item_id]);
}

export function notHeld(): Refusal {
  return new Refusal(
    'not-held',
    'The item is not yours now: its time has passed and somebody else has it, or it was handed back. Ask for the next one.',
  );
}
