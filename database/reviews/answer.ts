import type { EntityManager } from 'typeorm';
import { noOutcome } from '../../domain/record/outcome.js';
import { Refusal } from '../../domain/refusal.js';
import { answerGiven, type Answer } from '../../domain/review/asked.js';
import { lookAtReview } from '../../domain/review/fire.js';
import type { Instant } from '../../domain/time.js';
import { saveOutcomes } from '../record/save.js';
import { accountsOf } from '../stand-ins/accounts.js';
import { forJudge, notHeld, type Duty } from './give.js';
import { reviewKind } from './kind.js';
import { loadReview } from './load.js';

interface Held {
  item_id: string;
  duty: Duty;
  state: 'held' | 'answered' | 'returned' | 'lapsed';
  decision: string | null;
  policy_line: string | null;
  answers: Record<string, string> | null;
  note: string | null;
}

/**
 * Keeps what somebody answers of the item that they hold. Sent once more it changes nothing; another answer to the same is refused.
 * With the last one the round goes on: to adjudication, or to its end.
 *
 * An answer that comes late is taken as long as nobody else was given the item.
 *
 * @throws Refusal `not-held`, `answered-already`, `invalid-answer`, and as `forJudge`
 */
export async function answer(
  manager: EntityManager,
  roundId: string,
  personId: string,
  { assignmentId, given, at }: { assignmentId: string; given: Answer; at: Instant },
): Promise<void> {
  const accounts = await accountsOf(manager, personId);
  const before = await heldBy(manager, roundId, accounts, assignmentId);
  // Sent again after the round went on, it is the same answer all the same.
  if (before?.state === 'answered' && same(before, given)) return;
  const { round } = await forJudge(manager, roundId, personId);
  const held = await heldBy(manager, roundId, accounts, assignmentId);
  if (!held || (held.state !== 'held' && held.state !== 'answered')) throw notHeld();
  const taken = answerGiven(round, given);
  if (held.state === 'answered') {
    if (same(held, taken)) return;
    throw new Refusal('answered-already', 'The item was answered, and an answer stays. Ask for the next one.');
  }
  await manager.query(
    `UPDATE review_assignments SET state = 'answered', ended_at = to_timestamp($2 / 1000.0), decision = $3, policy_line = $4,
       answers = $5::jsonb, note = $6 WHERE id = $1`,
    [assignmentId, at, taken.decision, taken.policyLine, JSON.stringify(taken.answers), taken.note],
  );
  if (held.duty === 'review') await compare(manager, held.item_id, round.perItem);
  if (await goesOn(manager, roundId, round.perItem)) await settled(manager, roundId, at);
}

async function heldBy(
  manager: EntityManager,
  roundId: string,
  accounts: readonly string[],
  assignmentId: string,
): Promise<Held | undefined> {
  const [row] = await manager.query<Held[]>(
    `SELECT item_id, duty, state, decision, policy_line, answers, note FROM review_assignments
     WHERE id = $1 AND round_id = $2 AND person_id = ANY($3)`,
    [assignmentId, roundId, accounts],
  );
  return row;
}

function same(held: Held, given: Answer): boolean {
  const sorted = (answers: Record<string, string>): string => JSON.stringify(Object.entries(answers).sort());
  return (
    held.decision === given.decision &&
    held.policy_line === given.policyLine &&
    held.note === given.note &&
    sorted(held.answers ?? {}) === sorted(given.answers)
  );
}

/** Whether the answers differ is known once all sides have answered; of the golden set the right one is known already. */
async function compare(manager: EntityManager, itemId: string, perItem: number): Promise<void> {
  await manager.query(
    `UPDATE review_items i SET differs = (i.golden IS NULL AND a.kinds > 1)
     FROM (SELECT count(*) AS many, count(DISTINCT decision) AS kinds FROM review_assignments
       WHERE item_id = $1 AND duty = 'review' AND state = 'answered') a
     WHERE i.id = $1 AND a.many = $2`,
    [itemId, perItem],
  );
}

/** Whether nothing is missing of what the round waits for. */
async function goesOn(manager: EntityManager, roundId: string, perItem: number): Promise<boolean> {
  const [row] = await manager.query<{ waits: boolean }[]>(
    `SELECT CASE (SELECT status FROM review_rounds WHERE id = $1)
       WHEN 'open' THEN (SELECT count(*) FROM review_assignments WHERE round_id = $1 AND duty = 'review' AND state = 'answered')
         < (SELECT count(*) * $2 FROM review_items WHERE round_id = $1)
       ELSE EXISTS (SELECT 1 FROM review_items i WHERE i.round_id = $1 AND i.differs AND NOT EXISTS (SELECT 1 FROM review_assignments a
         WHERE a.item_id = i.id AND a.duty = 'adjudicate' AND a.state = 'answered')) END AS waits`,
    [roundId, perItem],
  );
  return row?.waits === false;
}

async function settled(manager: EntityManager, roundId: string, at: Instant): Promise<void> {
  const subject = await loadReview(manager, roundId, { lock: true, at });
  if (!subject) return;
  await saveOutcomes(reviewKind, manager, [lookAtReview(noOutcome(subject), at)], {
    ...{ firedBy: 'command', byWorkflow: false, poke: true, actorId: null, at },
  });
}
