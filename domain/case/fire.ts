import { afterMaintenance, windowAt } from '../duty/maintenance.js';
import { levelOf, levelRecipients } from '../item/level-recipients.js';
import { stoodForMaintenance, timesSaid } from '../item/rungs.js';
import { findRecipients, type Recipient } from '../person/recipients.js';
import { administrators } from '../person/who-can-cure.js';
import { ladderOf } from '../policy/escalation.js';
import { fireDue, passOver, stepEventKey } from '../record/fire.js';
import type { PlannedStep } from '../record/step.js';
import type { Instant } from '../time.js';
import type { Case, CaseOutcome, CaseRecord } from './case.js';
import { CaseChange, climbing } from './change.js';

/** What the machine does by itself: what is due fires. */
export function lookAtCase(outcome: CaseOutcome, now: Instant): CaseOutcome {
  return fireDue(outcome, now, fireStep, (before, step) => heldBack(before.after, step));
}

/** Maintenance holds back what goes to somebody with more accountability. */
function heldBack({ maintenance }: CaseRecord, { kind, fireAt }: PlannedStep): boolean {
  return kind === 'level' && windowAt(maintenance, fireAt) !== undefined;
}

function fireStep(outcome: CaseOutcome, step: PlannedStep): CaseOutcome {
  const key = stepEventKey(`case/${outcome.after.facts.id}`, step);
  if (heldBack(outcome.after, step)) return holdBack(outcome, step, key);
  const change = new CaseChange(passOver(outcome, step), key, null, step.fireAt);
  const { policies, facts } = change.began;
  const to = caseRecipients(change.began, step);
  const { policyVersionId, cycle, level, occurrence, because } = step;
  const rule = { policyVersionId, cycle, level, occurrence, because, of: facts.status === 'new' ? 'triage' : 'end' };
  const untriaged = facts.status === 'new';
  switch (step.kind) {
    case 'reminder': {
      const { channels } = policies.reminder;
      const told = change.tell(untriaged ? 'case_triage_reminder' : 'case_reminder', to, {}, { channels });
      return change.done('case.reminded', { ...rule, told });
    }
    case 'breach': {
      const { dueAt, plannedFrom } = change.current;
      change.set({ overdue: true, breachedAt: step.fireAt, ladderFrom: Math.max(dueAt, plannedFrom) });
      const told = change.tell(untriaged ? 'case_untriaged' : 'case_overdue', to);
      return change.done('case.overdue', { ...rule, told });
    }
    default: {
      const channels = levelOf(change.began, facts.severity, level)?.channels ?? ['inbox'];
      const told = change.tell(untriaged ? 'case_untriaged_level' : 'case_level', to, { level }, { channels, level });
      change.set(climbed(change.began, step, told));
      return change.done('case.escalated', { ...rule, told, ...(told.length === 0 ? { nobody: true } : {}) });
    }
  }
}

/** The window came after the plan: the plan is made anew, and the step waits for the window's end. */
function holdBack(outcome: CaseOutcome, step: PlannedStep, key: string): CaseOutcome {
  const { maintenance } = outcome.after;
  const window = windowAt(maintenance, step.fireAt);
  const change = new CaseChange(outcome, `${key}#held:${window?.id ?? ''}`, null, step.fireAt);
  const until = afterMaintenance(maintenance, step.fireAt);
  return change.done('case.escalation_held', { level: step.level, until, reason: window?.reason ?? '' });
}

/** A level that reached nobody: the next one follows at once. While maintenance held a rung back the ladder stood still. */
function climbed(subject: CaseRecord, step: PlannedStep, told: readonly Recipient[]): Partial<Case> {
  const { facts, policies } = subject;
  const more = step.level < ladderOf(policies.escalation, facts.severity).length;
  const on = told.length === 0 && timesSaid(step) === 0 && more;
  return {
    ladderLevel: Math.max(facts.ladderLevel, step.level),
    ...(on ? { ladderAdvance: { level: step.level + 1, at: step.fireAt } } : {}),
    ...stoodForMaintenance({ ...subject, item: climbing(facts) }, step),
  };
}

/** Whom a step of a case would tell, as things stand. */
export function caseRecipients(subject: CaseRecord, step: PlannedStep): Recipient[] {
  const { policies, facts } = subject;
  switch (step.kind) {
    case 'reminder':
      return leadOrNext(subject);
    case 'breach':
      // The first level, at the breach itself, tells people; where there is none, the lead hears of it all the same.
      return ladderOf(policies.escalation, facts.severity).some(({ after }) => after === 'PT0S')
        ? []
        : leadOrNext(subject);
    case 'level':
      return levelRecipients(subject, facts.severity, step);
    default:
      return [];
  }
}

/** The lead; where they have left, the next who is there. */
function leadOrNext({ parts }: CaseRecord): Recipient[] {
  const found = findRecipients(['owner', 'owner_manager', 'domain_lead'], [], parts);
  return [...found, ...administrators(parts, found)].slice(0, 1);
}
