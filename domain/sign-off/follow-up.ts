import { Refusal } from '../refusal.js';
import type { LocalDue } from '../calendar/due.js';
import { toInstant, type Instant } from '../time.js';

/** A condition of an approval: an item that is created when the round is approved. */
export interface FollowUp {
  title: string;
  description: string;
  severity: string | null;
  ownerId: string;
  due: LocalDue;
  /** A coming phase of the program; null: where the policy of the subject puts it (see `docs/sign-off.md`). */
  phaseId: string | null;
}

/** An item to be created, with the approval whose condition it is. */
export interface FollowUpItem {
  id: string;
  phaseId: string;
  followUp: FollowUp;
  roundId: string;
  signatureId: string;
  /** Who made it a condition. */
  askedBy: string;
  /** When they did. */
  askedAt: Instant;
  /** When the round was approved. */
  at: Instant;
}

const most = 20;

/** @throws Refusal `invalid-command`, `invalid-due-date` */
export function checkFollowUps(followUps: readonly FollowUp[], decision: 'approve' | 'send_back', at: Instant): void {
  if (followUps.length === 0) return;
  if (decision === 'send_back')
    throw new Refusal(
      'invalid-command',
      'Follow-up items go with an approval. To send back, say in the reason what is missing.',
    );
  if (followUps.length > most) throw new Refusal('invalid-command', `An approval has ${most} follow-up items at most.`);
  for (const { title, due } of followUps)
    if (latest(due) <= at)
      throw new Refusal(
        'invalid-due-date',
        `The follow-up item "${title}" would be due ${due.date}, which has passed.`,
      );
}

/** No due date is later than this; without a time it is within that day. */
function latest({ date, time, zone }: LocalDue): Instant {
  return toInstant({ date, time: time ?? '23:59', zone });
}
