import type { LocalDue } from '../calendar/due.js';
import { acknowledgedAt } from '../item/acknowledgement.js';
import type { By } from '../record/command.js';
import { Refusal } from '../refusal.js';
import { withTheirStandIns } from '../sign-off/own-work.js';
import { describeInstant, type Instant } from '../time.js';
import type { Breach, BreachCommand, BreachOutcome } from './breach.js';
import { anew, BreachChange, ladderAtRest } from './change.js';
import { ownerOrNext } from './fire.js';

/**
 * Carries a command out on the facts of a breach. Pure.
 *
 * @throws Refusal with the reason, and nothing has changed
 */
export function decideBreach(outcome: BreachOutcome, command: BreachCommand, by: By): BreachOutcome {
  const change = new BreachChange(outcome, by.key, by.actorId, by.at);
  if (by.onBehalfOf !== undefined) change.actFor(by.onBehalfOf);
  return command.type === 'acknowledge' ? acknowledge(change, command) : reassign(change, command);
}

/** "I have seen it": the ladder is held for a stated time; the breach stands. */
function acknowledge(
  change: BreachChange,
  { holdFor: asked, note }: Extract<BreachCommand, { type: 'acknowledge' }>,
): BreachOutcome {
  change.require('acknowledge');
  const { current: item, at, now: subject } = change;
  const { until, holdFor, facts } = acknowledgedAt(
    at,
    { item, steps: subject.steps, calendar: subject.calendar, escalation: subject.policies.escalation },
    { noun: 'breach', holdFor: asked, instead: 'It ends by itself when the metric is back.' },
  );
  change.set(facts);
  return change.done('breach.acknowledged', { until, holdFor, note: note ?? null });
}

/** It is somebody else's for good: both are told, and the ladder begins anew. */
function reassign(
  change: BreachChange,
  { ownerId, reason }: Extract<BreachCommand, { type: 'reassign' }>,
): BreachOutcome {
  change.require('reassign');
  const { current: before, now: subject, at, actorId } = change;
  if (ownerId === before.ownerId) return change.unchanged();
  const own = withTheirStandIns([before.ownerId], { delegations: subject.delegations, at });
  if (before.overdue && actorId !== null && own.includes(actorId))
    throw new Refusal(
      'separation-of-duties',
      'Nobody gives an open breach away, as its owner or standing in for them: its ladder would begin anew. Have the owner’s manager or an administrator do it.',
    );
  change.setRecord({
    calendar: subject.calendars[ownerId] ?? subject.calendar,
    parts: { ...subject.parts, owner: ownerId, owner_manager: subject.managers[ownerId] ?? null },
  });
  const late = before.status === 'open' ? { overdue: true, breachedAt: before.breachedAt, ladderFrom: at } : {};
  change.set({ ...ladderAtRest, ...late, ownerId, cycle: before.cycle + 1, plannedFrom: at });
  if (before.status === 'open') {
    change.tell('breach_given', [{ personId: ownerId, role: 'owner' }], { reason });
    change.tell('breach_taken', [{ personId: before.ownerId, role: 'hands_over' }], { reason });
  }
  return change.done('breach.reassigned', { from: before.ownerId, to: ownerId, reason });
}

/** What has happened to the values of a metric, for one of its breaches. */
interface Happened {
  /** Unique for it: of the load, or of the change of the metric. */
  key: string;
  actorId: string | null;
  at: Instant;
}

/** It was just written down: whoever answers for it is told, where it is out of band. */
export function openBreach(outcome: BreachOutcome, { key, actorId, at }: Happened, corrected: boolean): BreachOutcome {
  const change = new BreachChange(outcome, key, actorId, at);
  const { band, reasons, since, type } = change.current;
  if (type === 'missing') return change.made('breach.expected', { since, dueAt: change.current.dueAt });
  const told = change.tell('breach_opened', ownerOrNext(change.now));
  return change.made('breach.opened', { band, reasons, since, corrected, told });
}

/** The values say something else of it than before. @param corrected by a correction of what was there */
export function changeBreach(
  outcome: BreachOutcome,
  next: Pick<Breach, 'band' | 'reasons'>,
  { key, actorId, at }: Happened,
  corrected: boolean,
): BreachOutcome {
  const change = new BreachChange(outcome, key, actorId, at);
  const { band: from, reasons } = change.current;
  if (from === next.band && JSON.stringify(reasons) === JSON.stringify(next.reasons)) return change.unchanged();
  change.require('change');
  change.set({ band: next.band, reasons: next.reasons });
  const told = from === 'amber' && next.band === 'red' ? change.tell('breach_worse', ownerOrNext(change.now)) : [];
  return change.done('breach.changed', { from, band: next.band, reasons: next.reasons, corrected, told });
}

/** It is over: the metric is back, or the value came. */
export function endBreach(
  outcome: BreachOutcome,
  reasons: string[],
  { key, actorId, at }: Happened,
  corrected: boolean,
): BreachOutcome {
  const change = new BreachChange(outcome, key, actorId, at);
  change.require('end');
  change.set({ status: 'ended', endedAt: at, overdue: false, reasons });
  const told = change.tell('breach_ended', ownerOrNext(change.now));
  return change.done('breach.ended', { reasons, corrected, told });
}

/** Nobody asks for that any more: the metric is retired, or its thresholds are others. */
export function withdrawBreach(outcome: BreachOutcome, reason: string, { key, actorId, at }: Happened): BreachOutcome {
  const change = new BreachChange(outcome, key, actorId, at);
  change.require('withdraw');
  change.set({ status: 'withdrawn', endedAt: at, overdue: false });
  return change.done('breach.withdrawn', { reason });
}

/**
 * A value came that was waited for; another one is waited for next, or was due before it came.
 *
 * @param next.since the first day of the period that has none yet
 */
export function valueCame(
  outcome: BreachOutcome,
  next: { since: string; due: LocalDue },
  { key, actorId, at }: Happened,
): BreachOutcome {
  const change = new BreachChange(outcome, key, actorId, at);
  change.require('come');
  const { since: from, status } = change.current;
  const { since, due } = next;
  if (status === 'expected') change.set({ ...anew(change.now, due, at), since });
  else change.set({ since });
  return change.done('breach.value_came', { from, since, dueText: describeInstant(change.current.dueAt, due.zone) });
}
