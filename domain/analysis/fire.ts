import { climbed, heardOf, heldBack as heldOnLadder, heldStep } from '../item/late-on-ladder.js';
import { levelOf } from '../item/level-recipients.js';
import { windowAt } from '../duty/maintenance.js';
import { findRecipients, type Recipient } from '../person/recipients.js';
import { fireDue, passOver, stepEventKey } from '../record/fire.js';
import type { PlannedStep } from '../record/step.js';
import { followOn, followRoles } from '../sign-off/follow-roles.js';
import { waitingAndAbove } from '../sign-off/late.js';
import { waitingFor } from '../sign-off/round.js';
import { describeInstant, type Instant } from '../time.js';
import { glassExpired } from './decide-glass.js';
import { AnalysisChange, analysisWork, askOfStep, askParts, climbing, climbingAsk } from './change.js';
import { placeOf, type AnalysisOutcome, type AnalysisRecord, type Ask } from './analysis.js';

/** What the machine does by itself: who is asked to sign follows the roles, and what is due fires. */
export function lookAtAnalysis(outcome: AnalysisOutcome, now: Instant): AnalysisOutcome {
  return fireDue(followApprovers(outcome, now), now, fireStep, (before, step) => heldBack(before.after, step));
}

/** Maintenance holds back what goes to somebody with more accountability. */
function heldBack(subject: AnalysisRecord, step: PlannedStep): boolean {
  if (heldOnLadder(subject, step)) return true;
  return step.kind === 'sign_off_limit' && windowAt(subject.maintenance, step.fireAt) !== undefined;
}

function fireStep(outcome: AnalysisOutcome, step: PlannedStep): AnalysisOutcome {
  const key = stepEventKey(`analysis/${outcome.after.facts.id}`, step);
  if (heldBack(outcome.after, step)) return holdBack(outcome, step, key);
  const change = new AnalysisChange(passOver(outcome, step), key, null, step.fireAt);
  const ask = askOfStep(change.current, step);
  return ask === null ? fireOwn(change, step) : fireOfAsk(change, step, ask);
}

function ruleOf(step: PlannedStep, ask: number | null) {
  const { policyVersionId, cycle, level, occurrence, because } = step;
  return { policyVersionId, cycle, level, occurrence, because, ask };
}

function fireOwn(change: AnalysisChange, step: PlannedStep): AnalysisOutcome {
  const subject = change.began;
  const { policies } = subject;
  const to = analysisRecipients(subject, step);
  const rule = ruleOf(step, null);
  const { level } = step;
  switch (step.kind) {
    case 'reminder': {
      const told = change.tell('analysis_reminder', to, {}, { channels: policies.reminder.channels });
      return change.done('analysis.reminded', { ...rule, told });
    }
    case 'breach': {
      const { dueAt, plannedFrom } = change.current;
      change.set({ overdue: true, breachedAt: step.fireAt, ladderFrom: Math.max(dueAt, plannedFrom) });
      return change.done('analysis.overdue', { ...rule, told: change.tell('analysis_overdue', to) });
    }
    case 'level': {
      const channels = levelOf(subject, null, level)?.channels ?? ['inbox'];
      const told = change.tell('analysis_level', to, { level }, { channels, level });
      change.set(climbed({ ...subject, item: climbing(change.current) }, step, told));
      return change.done('analysis.escalated', { ...rule, told, ...(told.length === 0 ? { nobody: true } : {}) });
    }
    case 'glass_expiry':
      return glassExpired(change, step.because);
    default:
      return change.done('analysis.sign_off_overdue', { ...rule, told: change.tell('analysis_review_late', to) });
  }
}

function fireOfAsk(change: AnalysisChange, step: PlannedStep, ask: Ask): AnalysisOutcome {
  const subject = change.began;
  const { policies } = subject;
  const to = analysisRecipients(subject, step);
  const rule = ruleOf(step, ask.number);
  const said = { newDueText: describeInstant(ask.dueAt, ask.due.zone), reason: placeOf(ask) };
  const { level } = step;
  switch (step.kind) {
    case 'reminder': {
      const told = change.tell('analysis_ask_reminder', to, said, { channels: policies.reminder.channels });
      return change.done('analysis.reminded', { ...rule, told });
    }
    case 'breach': {
      change.setAsk(ask.number, {
        ...{ overdue: true, breachedAt: step.fireAt, ladderFrom: Math.max(ask.dueAt, ask.askedAt) },
      });
      return change.done('analysis.overdue', { ...rule, told: change.tell('analysis_ask_overdue', to, said) });
    }
    default: {
      const channels = levelOf(subject, null, level)?.channels ?? ['inbox'];
      const told = change.tell('analysis_ask_level', to, { ...said, level }, { channels, level });
      change.setAsk(ask.number, climbed({ ...subject, item: climbingAsk(change.current, ask) }, step, told));
      return change.done('analysis.escalated', { ...rule, told, ...(told.length === 0 ? { nobody: true } : {}) });
    }
  }
}

/** The window came after the plan: the plan is made anew, and the step waits for the window's end. */
function holdBack(outcome: AnalysisOutcome, step: PlannedStep, key: string): AnalysisOutcome {
  const { windowId, ...held } = heldStep(outcome.after, step);
  const change = new AnalysisChange(outcome, `${key}#held:${windowId}`, null, step.fireAt);
  return change.done('analysis.escalation_held', { level: step.level, ...held });
}

/** Whom a step of an analysis would tell, as things stand. */
export function analysisRecipients(subject: AnalysisRecord, step: PlannedStep): Recipient[] {
  const { policies, round, facts } = subject;
  if (step.kind === 'sign_off_limit')
    return waitingAndAbove(subject, round ? waitingFor(round) : [], policies.signOff.escalateTo);
  const ask = askOfStep(facts, step);
  return heardOf(ask === null ? subject : { ...subject, parts: askParts(subject, ask) }, null, step);
}

function followApprovers(outcome: AnalysisOutcome, at: Instant): AnalysisOutcome {
  const { facts, round, policies, parts } = outcome.after;
  if (!round) return outcome;
  const followed = followRoles(round, policies.signOff, parts, analysisWork(outcome.after, at));
  if (!followed) return outcome;
  const change = new AnalysisChange(outcome, `analysis/${facts.id}#people:v${facts.version}`, null, at);
  const cure = findRecipients(['owner', 'domain_lead'], [], parts);
  const words = {
    asked: 'analysis_review_asked',
    released: 'analysis_no_longer_asked',
    stuck: 'analysis_nobody_decides',
  } as const;
  return followOn(change, followed, words, cure, 'analysis.approvers_changed');
}
