import type { ItemChange } from './change.js';
import type { ItemCommand } from './commands.js';
import { requireConsent } from './own-obligation.js';
import { openAgain } from './decide-obligation.js';
import type { ActionItem } from './item.js';
import type { ItemOutcome } from './outcome.js';
import { ownWork } from './signed-content.js';
import { findSeat } from '../stand-in/seat.js';
import { findHearers } from '../person/recipients.js';
import { provedFacts, provenBy, type Proof } from '../proof/proof.js';
import type { EffectivenessPolicy } from '../policy/effectiveness.js';
import { Refusal } from '../refusal.js';
import { describeInstant } from '../time.js';
import {
  askedNow,
  checkersOf,
  isCheckPending,
  isProven,
  noCheckYet,
  presentCheck,
  type EffectivenessCheck,
} from './check.js';

type Command<T extends ItemCommand['type']> = Extract<ItemCommand, { type: T }>;

/** The problem is gone: the item is closed for good. */
export function passEffectiveness(
  change: ItemChange,
  command: Command<'pass_effectiveness'>,
  proof?: Proof,
): ItemOutcome {
  change.require('pass_effectiveness');
  const finding = command.finding?.trim() ?? '';
  const proved = decide(change, command.onBehalfOf ?? null, { result: 'passed', finding, proof });
  const to = findHearers(['owner', 'program_manager'], change.began.parts);
  change.tell('check_passed', to, { reason: finding });
  return change.done('item.effectiveness_passed', { finding: finding || null, ...proved });
}

/** The problem is still there: a new cycle of the same work, whatever has become of its phase meanwhile. */
export function failEffectiveness(
  change: ItemChange,
  command: Command<'fail_effectiveness'>,
  proof?: Proof,
): ItemOutcome {
  change.require('fail_effectiveness');
  const finding = command.finding.trim();
  if (finding === '') throw new Refusal('invalid-command', 'Say what was found, so that the owner knows what to mend.');
  if (change.began.programStatus === 'cancelled')
    throw new Refusal(
      'phase-not-open',
      'Its program is cancelled, and none of its work is opened again. Make an item in a program that is active, and set this one to be checked no more.',
    );
  const proved = decide(change, command.onBehalfOf ?? null, { result: 'failed', finding, proof });
  const dueAt = openAgain(change, command.due);
  if (change.began.programStatus === 'on_hold') change.set(heldWithProgram(change));
  const to = findHearers(['owner', 'owner_manager', 'program_manager'], change.began.parts);
  change.tell('check_failed', to, { reason: finding, newDueText: describeInstant(dueAt, command.due.zone) });
  const { cycle } = change.current;
  return change.done('item.effectiveness_failed', { finding, dueAt, cycle, ...proved });
}

/** What its program holds goes on with it. */
function heldWithProgram({ at }: ItemChange): Partial<ActionItem> {
  return {
    status: 'on_hold',
    resumeStatus: 'open',
    heldBy: 'program',
    holdReason: 'Its program is on hold.',
    heldSince: at,
    pausedSince: at,
  };
}

/** Another policy, or none. A check that was asked for already is asked for anew by the other one. */
export function setEffectiveness(change: ItemChange, command: Command<'set_effectiveness'>): ItemOutcome {
  change.require('set_effectiveness');
  const { current: item, began: subject } = change;
  const { policyVersionId } = command;
  if (policyVersionId === item.check.policyVersionId) return change.unchanged();
  requireConsent(change, 'says what check follows on');
  if (isProven(item)) throw closedForGood();
  const effectiveness = policyVersionId === null ? null : subject.otherPolicies[policyVersionId];
  if (effectiveness === undefined) throw new Refusal('not-found', `There is no policy version ${policyVersionId}.`);
  change.set({ check: checkBy(change, policyVersionId) });
  change.setRecord({ policies: { ...subject.policies, effectiveness: effectiveness as EffectivenessPolicy | null } });
  return change.done('item.effectiveness_set', {
    from: item.check.policyVersionId,
    to: policyVersionId,
    reason: command.reason ?? null,
  });
}

/** The program is cancelled: nobody would open the item again, so nobody is asked. */
export function endCheck(change: ItemChange, reason: string): ItemOutcome {
  const { current: item, began: subject } = change;
  if (!isCheckPending(item)) return change.unchanged();
  change.require('set_effectiveness');
  change.set({ check: checkBy(change, null) });
  change.setRecord({ policies: { ...subject.policies, effectiveness: null } });
  return change.done('item.effectiveness_set', { from: item.check.policyVersionId, to: null, reason });
}

/** A policy that has asked for the check of this cycle already, and comes back, does not ask for it twice. */
function checkBy({ current: item, began: subject }: ItemChange, policyVersionId: string | null): EffectivenessCheck {
  const asked = subject.steps.find(
    (step) =>
      step.kind === 'effectiveness_due' &&
      step.state === 'fired' &&
      step.cycle === item.cycle &&
      step.policyVersionId === policyVersionId,
  );
  if (asked && item.status === 'done') return { ...askedNow(item, asked.fireAt), policyVersionId };
  return isCheckPending(item) ? noCheckYet(policyVersionId) : { ...item.check, policyVersionId };
}

/** @throws Refusal `proven-effective` */
export function requireNotProven({ current }: ItemChange): void {
  if (isProven(current)) throw closedForGood();
}

/** @returns what the trail says of how they proved who they are */
function decide(
  change: ItemChange,
  onBehalfOf: string | null,
  { result, finding, proof }: { result: 'passed' | 'failed'; finding: string; proof: Proof | undefined },
): ReturnType<typeof provedFacts> {
  const { current: item, began: subject, at, actorId } = change;
  if (isProven(item)) throw closedForGood();
  if (!isCheckPending(item) || actorId === null)
    throw new Refusal('no-check-pending', 'No effectiveness check of this item is to be answered.');
  const seat = findSeat({
    actorId,
    onBehalfOf,
    seats: checkersOf(subject, at),
    votes: [],
    barred: ownWork(subject, at),
    delegations: subject.delegations,
    at,
    words: {
      ownWork: 'Nobody checks whether their own work was effective. Somebody else who may check must say so.',
      notAsked: 'Only those whom the effectiveness policy names may check this item. Look at the item to see whom.',
    },
  });
  if (presentCheck(item).askedAt === null)
    throw new Refusal(
      'too-early',
      'It is too early to say whether it was effective. Look at what comes next for the item to see from when.',
    );
  const proved = provenBy(subject.policies.effectiveness?.proof, proof);
  if (seat.personId !== actorId) change.actFor(seat.personId);
  change.set({ check: { ...item.check, result, decidedAt: at, decidedBy: actorId, finding: finding || null } });
  return provedFacts(proved);
}

function closedForGood(): Refusal {
  return new Refusal(
    'proven-effective',
    'It was checked and found effective, and is closed for good. What comes up now is a new action item.',
  );
}
