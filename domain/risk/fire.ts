import { afterMaintenance, windowAt } from '../duty/maintenance.js';
import { levelOf, levelRecipients } from '../item/level-recipients.js';
import { stoodForMaintenance, timesSaid } from '../item/rungs.js';
import { findRecipients, type Recipient } from '../person/recipients.js';
import { administrators } from '../person/who-can-cure.js';
import { ladderOf } from '../policy/escalation.js';
import { fireDue, passOver, stepEventKey } from '../record/fire.js';
import type { PlannedStep } from '../record/step.js';
import { followOn, followRoles } from '../sign-off/follow-roles.js';
import { waitingAndAbove } from '../sign-off/late.js';
import { waitingFor } from '../sign-off/round.js';
import type { Instant } from '../time.js';
import { climbing, RiskChange, riskWork } from './change.js';
import { glassExpired } from './decide-glass.js';
import type { Risk, RiskOutcome, RiskRecord } from './risk.js';

/** What the machine does by itself: who is asked follows the roles, and what is due fires. */
export function lookAtRisk(outcome: RiskOutcome, now: Instant): RiskOutcome {
  return fireDue(followApprovers(outcome, now), now, fireStep, (before, step) => heldBack(before.after, step));
}

/** Maintenance holds back what goes to somebody with more accountability. */
function heldBack({ maintenance }: RiskRecord, { kind, fireAt }: PlannedStep): boolean {
  return (kind === 'level' || kind === 'sign_off_limit') && windowAt(maintenance, fireAt) !== undefined;
}

function fireStep(outcome: RiskOutcome, step: PlannedStep): RiskOutcome {
  const key = stepEventKey(`risk/${outcome.after.risk.id}`, step);
  if (heldBack(outcome.after, step)) return holdBack(outcome, step, key);
  const change = new RiskChange(passOver(outcome, step), key, null, step.fireAt);
  const { policies } = change.began;
  const to = riskRecipients(change.began, step);
  const { policyVersionId, cycle, level, occurrence, because } = step;
  const rule = { policyVersionId, cycle, level, occurrence, because };
  switch (step.kind) {
    case 'reminder': {
      const told = change.tell('risk_reminder', to, {}, { channels: policies.reminder.channels });
      return change.done('risk.reminded', { ...rule, told });
    }
    case 'breach': {
      const { dueAt, plannedFrom } = change.current;
      change.set({ overdue: true, breachedAt: step.fireAt, ladderFrom: Math.max(dueAt, plannedFrom) });
      return change.done('risk.review_overdue', { ...rule, told: change.tell('risk_overdue', to) });
    }
    case 'level': {
      const channels = levelOf(change.began, change.began.risk.level, level)?.channels ?? ['inbox'];
      const told = change.tell('risk_level', to, { level }, { channels, level });
      change.set(climbed(change.began, step, told));
      return change.done('risk.escalated', { ...rule, told, ...(told.length === 0 ? { nobody: true } : {}) });
    }
    case 'glass_expiry':
      return glassExpired(change, because);
    default:
      return change.done('risk.sign_off_overdue', { ...rule, told: change.tell('risk_review_late', to) });
  }
}

/** The window came after the plan: the plan is made anew, and the step waits for the window's end. */
function holdBack(outcome: RiskOutcome, step: PlannedStep, key: string): RiskOutcome {
  const { maintenance } = outcome.after;
  const window = windowAt(maintenance, step.fireAt);
  const change = new RiskChange(outcome, `${key}#held:${window?.id ?? ''}`, null, step.fireAt);
  const until = afterMaintenance(maintenance, step.fireAt);
  return change.done('risk.escalation_held', { level: step.level, until, reason: window?.reason ?? '' });
}

/** A level that reached nobody: the next one follows at once. While maintenance held a rung back the ladder stood still. */
function climbed(subject: RiskRecord, step: PlannedStep, told: readonly Recipient[]): Partial<Risk> {
  const { risk, policies } = subject;
  const more = step.level < ladderOf(policies.escalation, risk.level).length;
  const on = told.length === 0 && timesSaid(step) === 0 && more;
  return {
    ladderLevel: Math.max(risk.ladderLevel, step.level),
    ...(on ? { ladderAdvance: { level: step.level + 1, at: step.fireAt } } : {}),
    ...stoodForMaintenance({ ...subject, item: climbing(risk) }, step),
  };
}

/** Whom a step of a risk would tell, as things stand. */
export function riskRecipients(subject: RiskRecord, step: PlannedStep): Recipient[] {
  const { policies, round, risk } = subject;
  switch (step.kind) {
    case 'reminder':
      return ownerOrNext(subject);
    case 'breach':
      // The first level, at the breach itself, tells people; where there is none, the owner hears of it all the same.
      return ladderOf(policies.escalation, risk.level).some(({ after }) => after === 'PT0S')
        ? []
        : ownerOrNext(subject);
    case 'level':
      return levelRecipients(subject, risk.level, step);
    case 'sign_off_limit':
      return waitingAndAbove(subject, round ? waitingFor(round) : [], policies.signOff.escalateTo);
    default:
      return [];
  }
}

/** The owner; where they have left, the next who is there. */
function ownerOrNext({ parts }: RiskRecord): Recipient[] {
  const found = findRecipients(['owner', 'owner_manager', 'domain_lead'], [], parts);
  return [...found, ...administrators(parts, found)].slice(0, 1);
}

function followApprovers(outcome: RiskOutcome, at: Instant): RiskOutcome {
  const { risk, round, policies, parts } = outcome.after;
  if (!round) return outcome;
  const followed = followRoles(round, policies.signOff, parts, riskWork(outcome.after, at));
  if (!followed) return outcome;
  const change = new RiskChange(outcome, `risk/${risk.id}#people:v${risk.version}`, null, at);
  const cure = findRecipients(['owner', 'domain_lead'], [], parts);
  const words = { asked: 'risk_review_asked', released: 'risk_no_longer_asked', stuck: 'risk_nobody_decides' } as const;
  return followOn(change, followed, words, cure, 'risk.approvers_changed');
}
