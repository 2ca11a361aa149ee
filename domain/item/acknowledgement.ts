import type { Calendar } from '../calendar/calendar.js';
import { DurationProblem } from '../calendar/duration.js';
import type { EscalationPolicy } from '../policy/escalation.js';
import { addPolicyTime } from '../policy/policy-time.js';
import type { PlannedStep } from '../record/step.js';
import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';
import type { ActionItem } from './item.js';
import { standStill } from './pause.js';

type Late = Pick<
  ActionItem,
  'overdue' | 'cycle' | 'acknowledgedAt' | 'acknowledgedUntil' | 'ladderFrom' | 'pausedMs' | 'pausedWorkingMs'
>;

interface LateRecord {
  item: Late;
  steps: readonly PlannedStep[];
  escalation: EscalationPolicy;
  calendar: Calendar;
}

/** What an acknowledgement makes of whatever is late: its ladder is held for a stated time. */
export interface Acknowledged {
  until: Instant;
  holdFor: string;
  facts: Partial<Late>;
}

/**
 * "I have seen it", of an item or of another record with a ladder. Once for each time that a level is told, or whoever owes it
 * would hold the ladder for ever.
 *
 * @param asked.noun `item`, as sentences call it
 * @param asked.holdFor a duration; the most that the policy allows where nothing is said
 * @throws Refusal `not-overdue`, `already-acknowledged`, `invalid-command`
 */
export function acknowledgedAt(
  at: Instant,
  { item, steps, escalation, calendar }: LateRecord,
  asked: { noun: string; holdFor: string | undefined; instead: string },
): Acknowledged {
  if (!item.overdue)
    throw new Refusal('not-overdue', `Only an overdue ${asked.noun} can be acknowledged; this one is in time.`);
  if (item.acknowledgedAt !== null && !toldSince(steps, item.cycle, item.acknowledgedAt))
    throw new Refusal(
      'already-acknowledged',
      'It was acknowledged already, and no level has been told since. It can be acknowledged again when the next one is. ' +
        asked.instead,
      { acknowledgedAt: new Date(item.acknowledgedAt).toISOString() },
    );
  const { acknowledgementHolds: longest, time } = escalation;
  const { holdFor = longest } = asked;
  const until = heldUntil(at, holdFor, { time, calendar });
  if (until > addPolicyTime(at, longest, time, calendar))
    throw new Refusal('invalid-command', `The policy lets an acknowledgement hold the ladder for ${longest} at most.`);
  const heldAlready = Math.max(at, item.acknowledgedUntil ?? at);
  return {
    until,
    holdFor,
    facts: {
      acknowledgedAt: at,
      acknowledgedUntil: Math.max(until, heldAlready),
      ...standStill(item, heldAlready, until, calendar),
    },
  };
}

/** Whether a level of this cycle was told, for the first time or again, after that instant. */
function toldSince(steps: readonly PlannedStep[], cycle: number, since: Instant): boolean {
  return steps.some(
    (step) => step.kind === 'level' && step.state === 'fired' && step.cycle === cycle && step.fireAt > since,
  );
}

/** @throws Refusal `invalid-command` where it is no duration */
function heldUntil(
  at: Instant,
  holdFor: string,
  { time, calendar }: { time: EscalationPolicy['time']; calendar: Calendar },
): Instant {
  try {
    return addPolicyTime(at, holdFor, time, calendar);
  } catch (error) {
    if (error instanceof DurationProblem) throw new Refusal('invalid-command', `holdFor: ${error.message}`);
    throw error;
  }
}
