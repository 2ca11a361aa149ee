import { afterMaintenance, windowAt } from '../duty/maintenance.js';
import { levelOf, levelRecipients } from '../item/level-recipients.js';
import { stoodForMaintenance, timesSaid } from '../item/rungs.js';
import { findRecipients, type Recipient } from '../person/recipients.js';
import { administrators } from '../person/who-can-cure.js';
import { ladderOf } from '../policy/escalation.js';
import { fireDue, passOver, stepEventKey } from '../record/fire.js';
import type { PlannedStep } from '../record/step.js';
import type { Instant } from '../time.js';
import { climbing, ReviewChange } from './change.js';
import type { ReviewOutcome, ReviewRecord, ReviewRound } from './round.js';
import { settle } from './settle.js';

/** What the machine does by itself: what is due fires, and a round of which all is judged goes on. */
export function lookAtReview(outcome: ReviewOutcome, now: Instant): ReviewOutcome {
  return settle(
    fireDue(outcome, now, fireStep, (before, step) => heldBack(before.after, step)),
    now,
  );
}

/** Maintenance holds back what goes to somebody with more accountability. */
function heldBack({ maintenance }: ReviewRecord, { kind, fireAt }: PlannedStep): boolean {
  return kind === 'level' && windowAt(maintenance, fireAt) !== undefined;
}

function fireStep(outcome: ReviewOutcome, step: PlannedStep): ReviewOutcome {
  const key = stepEventKey(`review_round/${outcome.after.facts.id}`, step);
  if (heldBack(outcome.after, step)) return holdBack(outcome, step, key);
  const change = new ReviewChange(passOver(outcome, step), key, null, step.fireAt);
  const { policies, facts } = change.began;
  const to = reviewRecipients(change.began, step);
  const { policyVersionId, cycle, level, occurrence, because } = step;
  const rule = { policyVersionId, cycle, level, occurrence, because };
  switch (step.kind) {
    case 'reminder': {
      const told = change.tell('review_reminder', to, {}, { channels: policies.reminder.channels });
      return change.done('review_round.reminded', { ...rule, told });
    }
    case 'breach': {
      change.set({ overdue: true, breachedAt: step.fireAt, ladderFrom: Math.max(facts.dueAt, facts.plannedFrom) });
      const told = change.tell('review_overdue', to);
      return change.done('review_round.overdue', { ...rule, told });
    }
    default: {
      const channels = levelOf(change.began, facts.severity, level)?.channels ?? ['inbox'];
      const told = change.tell('review_level', to, { level }, { channels, level });
      change.set(climbed(change.began, step, told));
      return change.done('review_round.escalated', { ...rule, told, ...(told.length === 0 ? { nobody: true } : {}) });
    }
  }
}

/** The window came after the plan: the plan is made anew, and the step waits for the window's end. */
function holdBack(outcome: ReviewOutcome, step: PlannedStep, key: string): ReviewOutcome {
  const { maintenance } = outcome.after;
  const window = windowAt(maintenance, step.fireAt);
  const change = new ReviewChange(outcome, `${key}#held:${window?.id ?? ''}`, null, step.fireAt);
  const until = afterMaintenance(maintenance, step.fireAt);
  return change.done('review_round.escalation_held', { level: step.level, until, reason: window?.reason ?? '' });
}

/** A level that reached nobody: the next one follows at once. While maintenance held a rung back the ladder stood still. */
function climbed(subject: ReviewRecord, step: PlannedStep, told: readonly Recipient[]): Partial<ReviewRound> {
  const { facts, policies } = subject;
  const more = step.level < ladderOf(policies.escalation, facts.severity).length;
  const on = told.length === 0 && timesSaid(step) === 0 && more;
  return {
    ladderLevel: Math.max(facts.ladderLevel, step.level),
    ...(on ? { ladderAdvance: { level: step.level + 1, at: step.fireAt } } : {}),
    ...stoodForMaintenance({ ...subject, item: climbing(facts) }, step),
  };
}

/** Whom a step of a round would tell, as things stand. */
export function reviewRecipients(subject: ReviewRecord, step: PlannedStep): Recipient[] {
  const { policies, facts } = subject;
  switch (step.kind) {
    case 'reminder':
      return ownerOrNext(subject);
    case 'breach':
      // The first level, at the breach itself, tells people; where there is none, the owner hears of it all the same.
      return ladderOf(policies.escalation, facts.severity).some(({ after }) => after === 'PT0S')
        ? []
        : ownerOrNext(subject);
    case 'level':
      return levelRecipients(subject, facts.severity, step);
    default:
      return [];
  }
}

/** The owner; where they have left, the next who is there. */
function ownerOrNext({ parts }: ReviewRecord): Recipient[] {
  const found = findRecipients(['owner', 'owner_manager', 'domain_lead'], [], parts);
  return [...found, ...administrators(parts, found)].slice(0, 1);
}
