import { afterMaintenance, windowAt } from '../duty/maintenance.js';
import { levelOf, levelRecipients } from '../item/level-recipients.js';
import { stoodForMaintenance, timesSaid } from '../item/rungs.js';
import { findRecipients, type Recipient } from '../person/recipients.js';
import { administrators } from '../person/who-can-cure.js';
import { ladderOf } from '../policy/escalation.js';
import { fireDue, passOver, stepEventKey } from '../record/fire.js';
import type { PlannedStep } from '../record/step.js';
import type { Instant } from '../time.js';
import { ladderSeverity, type Breach, type BreachOutcome, type BreachRecord } from './breach.js';
import { BreachChange, climbing } from './change.js';

/** What the machine does by itself: a value that did not come is a breach, and what is open climbs. */
export function lookAtBreach(outcome: BreachOutcome, now: Instant): BreachOutcome {
  return fireDue(outcome, now, fireStep, (before, step) => heldBack(before.after, step));
}

/** Maintenance holds back what goes to somebody with more accountability. */
function heldBack({ maintenance }: BreachRecord, { kind, fireAt }: PlannedStep): boolean {
  return kind === 'level' && windowAt(maintenance, fireAt) !== undefined;
}

function fireStep(outcome: BreachOutcome, step: PlannedStep): BreachOutcome {
  const key = stepEventKey(`breach/${outcome.after.facts.id}`, step);
  if (heldBack(outcome.after, step)) return holdBack(outcome, step, key);
  const change = new BreachChange(passOver(outcome, step), key, null, step.fireAt);
  const { facts } = change.began;
  const to = breachRecipients(change.began, step);
  const { policyVersionId, cycle, level, occurrence, because } = step;
  const rule = { policyVersionId, cycle, level, occurrence, because };
  if (step.kind === 'breach') {
    const reasons = [`A value was expected by then, and none has come: ${because}.`];
    change.set({ status: 'open', overdue: true, breachedAt: step.fireAt, ladderFrom: step.fireAt, reasons });
    const told = change.tell('breach_missing', to);
    return change.done('breach.value_missing', { ...rule, since: facts.since, told });
  }
  const channels = levelOf(change.began, ladderSeverity(facts), level)?.channels ?? ['inbox'];
  const told = change.tell('breach_level', to, { level }, { channels, level });
  change.set(climbed(change.began, step, told));
  return change.done('breach.escalated', { ...rule, told, ...(told.length === 0 ? { nobody: true } : {}) });
}

/** The window came after the plan: the plan is made anew, and the step waits for the window's end. */
function holdBack(outcome: BreachOutcome, step: PlannedStep, key: string): BreachOutcome {
  const { maintenance } = outcome.after;
  const window = windowAt(maintenance, step.fireAt);
  const change = new BreachChange(outcome, `${key}#held:${window?.id ?? ''}`, null, step.fireAt);
  const until = afterMaintenance(maintenance, step.fireAt);
  return change.done('breach.escalation_held', { level: step.level, until, reason: window?.reason ?? '' });
}

/** A level that reached nobody: the next one follows at once. While maintenance held a rung back the ladder stood still. */
function climbed(subject: BreachRecord, step: PlannedStep, told: readonly Recipient[]): Partial<Breach> {
  const { facts, policies } = subject;
  const more = step.level < ladderOf(policies.escalation, ladderSeverity(facts)).length;
  const on = told.length === 0 && timesSaid(step) === 0 && more;
  return {
    ladderLevel: Math.max(facts.ladderLevel, step.level),
    ...(on ? { ladderAdvance: { level: step.level + 1, at: step.fireAt } } : {}),
    ...stoodForMaintenance({ ...subject, item: climbing(facts) }, step),
  };
}

/** Whom a step of a breach would tell, as things stand. */
export function breachRecipients(subject: BreachRecord, step: PlannedStep): Recipient[] {
  if (step.kind === 'level') return levelRecipients(subject, ladderSeverity(subject.facts), step);
  return step.kind === 'breach' ? ownerOrNext(subject) : [];
}

/** The owner; where they have left, the next who is there. */
export function ownerOrNext({ parts }: BreachRecord): Recipient[] {
  const found = findRecipients(['owner', 'owner_manager'], [], parts);
  return [...found, ...administrators(parts, found)].slice(0, 1);
}
