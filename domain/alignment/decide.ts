import { acknowledgedAt } from '../item/acknowledgement.js';
import type { By } from '../record/command.js';
import { describeInstant } from '../time.js';
import type { AlignmentCommand, AlignmentRecordOutcome } from './alignment.js';
import { answer, settle } from './answer.js';
import { ask, decide, reassign, revise, schedule, withdraw } from './chair.js';
import { AlignmentChange } from './change.js';

type Command<T extends AlignmentCommand['type']> = Extract<AlignmentCommand, { type: T }>;
type Decided = {
  [T in AlignmentCommand['type']]: (change: AlignmentChange, command: Command<T>) => AlignmentRecordOutcome;
};

const decided: Decided = { answer, settle, revise, ask, decide, withdraw, schedule, reassign, acknowledge };

/**
 * Carries a command out on the facts of an alignment round. Pure.
 *
 * @param by.onBehalfOf the absent person by whose part it is done
 * @throws Refusal with the reason, and nothing has changed
 */
export function decideAlignment(
  outcome: AlignmentRecordOutcome,
  command: AlignmentCommand,
  by: By,
): AlignmentRecordOutcome {
  const change = new AlignmentChange(outcome, by.key, by.actorId, by.at);
  if (by.onBehalfOf !== undefined) change.actFor(by.onBehalfOf);
  const carry = decided[command.type] as (change: AlignmentChange, command: AlignmentCommand) => AlignmentRecordOutcome;
  return carry(change, command);
}

/** "I have seen it": the ladder is held for a stated time; breach and date stand. */
function acknowledge(
  change: AlignmentChange,
  { holdFor: asked, note }: Command<'acknowledge'>,
): AlignmentRecordOutcome {
  change.require('acknowledge');
  const { at, now: subject } = change;
  const { steps, calendar, policies, facts } = subject;
  const held = acknowledgedAt(
    at,
    { item: facts, steps, calendar, escalation: policies.escalation },
    { noun: 'alignment round', holdFor: asked, instead: 'Answer, or decide it.' },
  );
  const { until, holdFor } = held;
  change.set(held.facts);
  change.tell('alignment_acknowledged', [{ personId: facts.chairId, role: 'owner' }], {
    untilText: describeInstant(until, facts.due.zone),
  });
  return change.done('alignment.acknowledged', { until, holdFor, note: note ?? null });
}
