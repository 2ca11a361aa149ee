import { dueWith } from '../calendar/due.js';
import { acknowledgedAt } from '../item/acknowledgement.js';
import { changedContent } from '../record/changed-content.js';
import type { By } from '../record/command.js';
import { Refusal } from '../refusal.js';
import { describeInstant } from '../time.js';
import { contentOf, type AnalysisCommand, type AnalysisOutcome } from './analysis.js';
import { answer, ask, unask } from './asks.js';
import { AnalysisChange, analysisObligation } from './change.js';
import { anew, dueByPolicy, futureDue, atRest } from './clock.js';
import { causesOf, type AnalysisContent } from './content.js';
import { breakGlass, confirmGlass, refuseGlass } from './decide-glass.js';
import { graphProblems } from './graph.js';
import { endRound, renewRound, signAnalysis, submit, takeBack } from './review.js';

type Command<T extends AnalysisCommand['type']> = Extract<AnalysisCommand, { type: T }>;

/**
 * Carries a command out on the facts of an analysis. Pure.
 *
 * @param by.onBehalfOf the absent person by whose part it is done
 * @throws Refusal with the reason, and nothing has changed
 */
export function decideAnalysis(outcome: AnalysisOutcome, command: AnalysisCommand, by: By): AnalysisOutcome {
  const change = new AnalysisChange(outcome, by.key, by.actorId, by.at);
  if (by.onBehalfOf !== undefined) change.actFor(by.onBehalfOf);
  switch (command.type) {
    case 'write':
      return write(change, command);
    case 'ask':
      return ask(change, command);
    case 'answer':
      return answer(change, command);
    case 'unask':
      return unask(change, command);
    case 'submit':
      return submit(change, command);
    case 'sign':
      return signAnalysis(change, command, by.proof);
    case 'break_glass':
      return breakGlass(change, command, by.proof);
    case 'confirm_glass':
      return confirmGlass(change, command, by.proof);
    case 'refuse_glass':
      return refuseGlass(change, command);
    case 'take_back':
      return takeBack(change, command);
    case 'revise':
      return revise(change, command);
    case 'withdraw':
      return withdraw(change, command);
    case 'reopen':
      return reopen(change, command);
    case 'acknowledge':
      return acknowledge(change, command);
    case 'schedule':
      return schedule(change, command);
    case 'reassign':
      return reassign(change, command);
  }
}

/** All that it says, as a new version; signatures on the former one fall. @throws Refusal `invalid-command` with its place */
function write(change: AnalysisChange, { content, note }: Command<'write'>): AnalysisOutcome {
  change.require('write');
  const { actorId, at, current, now: subject } = change;
  const [wrong] = graphProblems(content, subject.taxonomy);
  if (wrong !== undefined) throw new Refusal('invalid-command', `${wrong.path} ${wrong.message}`, { path: wrong.path });
  const facts = changedContent<AnalysisContent>(contentOf(current), content);
  const changed = Object.keys(facts);
  if (changed.length === 0) return change.unchanged();
  const number = current.contentVersion + 1;
  change.set({ ...facts, causes: causesOf(content.nodes), contentVersion: number });
  const by = actorId ?? current.ownerId;
  change.worked(by);
  change.effect({ kind: 'content', content: { number, content, by, at, note: note ?? null } });
  renewRound(change, 'what it says has changed');
  return change.done('analysis.written', { changed, contentVersion: number, note: note ?? null });
}

/** What was signed does not hold any more: it is a draft again, with a date. Findings that carry it keep what was signed. */
function revise(change: AnalysisChange, { reason }: Command<'revise'>): AnalysisOutcome {
  change.require('revise');
  return openAgain(change, { reason, type: 'analysis.revised' });
}

/** It was withdrawn, and is looked for after all. */
function reopen(change: AnalysisChange, { reason }: Command<'reopen'>): AnalysisOutcome {
  change.require('reopen');
  return openAgain(change, { reason, type: 'analysis.reopened' });
}

function openAgain(
  change: AnalysisChange,
  { reason, type }: { reason: string; type: 'analysis.revised' | 'analysis.reopened' },
): AnalysisOutcome {
  const { now: subject, at, current } = change;
  change.set({ status: 'draft', signedAt: null, signedHash: null, withdrawal: null, closedAt: null });
  change.set(anew(change.now, dueByPolicy(subject, at), at));
  const { dueAt, due } = change.current;
  change.tell('analysis_reopened', [{ personId: current.ownerId, role: 'owner' }], {
    reason,
    newDueText: describeInstant(dueAt, due.zone),
  });
  return change.done(type, { reason, dueAt });
}

/** Nobody looks for it any more. */
function withdraw(change: AnalysisChange, { reason }: Command<'withdraw'>): AnalysisOutcome {
  change.require('withdraw');
  const { current, at } = change;
  endRound(change, reason);
  change.set({ ...atRest, status: 'withdrawn', submitted: null, withdrawal: reason, closedAt: at });
  change.tell('analysis_withdrawn', [{ personId: current.ownerId, role: 'owner' }], { reason });
  return change.done('analysis.withdrawn', { from: current.status, reason });
}

/** "I have seen it": the ladder is held for a stated time; breach and date stand. */
function acknowledge(change: AnalysisChange, { holdFor: asked, note }: Command<'acknowledge'>): AnalysisOutcome {
  change.require('acknowledge');
  const { current: facts, at, now: subject } = change;
  const { steps, calendar, policies } = subject;
  const held = acknowledgedAt(
    at,
    { item: facts, steps, calendar, escalation: policies.escalation },
    { noun: 'analysis', holdFor: asked, instead: 'Hand it in.' },
  );
  change.set(held.facts);
  const lead = subject.parts.domain_lead;
  if (lead)
    change.tell('analysis_acknowledged', [{ personId: lead, role: 'domain_lead' }], {
      untilText: describeInstant(held.until, facts.due.zone),
    });
  return change.done('analysis.acknowledged', { until: held.until, holdFor: held.holdFor, note: note ?? null });
}

/** Another date or another domain lead: nobody does that to their own obligation. */
function schedule(change: AnalysisChange, { due, domainLeadId, reason }: Command<'schedule'>): AnalysisOutcome {
  change.require('schedule');
  requireOthers(change);
  const { current: before, now: subject, at } = change;
  const changed: string[] = [];
  if (domainLeadId !== undefined && domainLeadId !== before.domainLeadId) {
    change.set({ domainLeadId });
    change.setRecord({ parts: { ...subject.parts, domain_lead: domainLeadId } });
    // Whoever chooses, while it waits to be signed, who decides is none of those who do.
    if (before.status === 'in_review') change.worked(change.actorId);
    changed.push('domainLeadId');
  }
  if (due !== undefined && futureDue(due, subject.calendar, at) !== before.dueAt) {
    change.set(anew(change.now, due, at));
    changed.push('due');
  }
  if (changed.length === 0) return change.unchanged();
  const { dueAt, due: now, ownerId } = change.current;
  renewRound(change, 'who decides on it has changed');
  if (changed.includes('due'))
    change.tell('analysis_scheduled', [{ personId: ownerId, role: 'owner' }], {
      newDueText: describeInstant(dueAt, now.zone),
      reason,
    });
  return change.done('analysis.scheduled', { changed, from: before.dueAt, dueAt, reason });
}

/** It is another analyst's for good: both are told, and the ladder begins anew. */
function reassign(change: AnalysisChange, { ownerId, reason }: Command<'reassign'>): AnalysisOutcome {
  change.require('reassign');
  const { current: before, now: subject, at } = change;
  if (ownerId === before.ownerId) return change.unchanged();
  // Whoever owes a late one does not bring its ladder back to the first level.
  if (before.overdue) requireOthers(change);
  change.worked(before.ownerId);
  const calendar = subject.ofMarket ? subject.calendar : (subject.calendars[ownerId] ?? subject.calendar);
  const above = subject.managers[ownerId] ?? null;
  change.setRecord({ calendar, parts: { ...subject.parts, owner: ownerId, owner_manager: above } });
  change.set({ ...anew(change.now, dueWith(before.due, calendar), at), ownerId });
  change.tell('analysis_reassigned', [{ personId: before.ownerId, role: 'hands_over' }], { reason });
  change.tell('analysis_assigned', [{ personId: ownerId, role: 'owner' }], { reason });
  renewRound(change, 'it has another owner');
  return change.done('analysis.reassigned', { from: before.ownerId, to: ownerId, reason });
}

/** @throws Refusal `separation-of-duties` */
function requireOthers({ actorId, now: subject, at }: AnalysisChange): void {
  if (actorId === null || !analysisObligation(subject, at).includes(actorId)) return;
  throw new Refusal(
    'separation-of-duties',
    'Nobody moves the date of an analysis that they own, gives a late one away or chooses who signs it, or does so for whom they ' +
      'stand in. Have the domain lead, the owner’s manager or an administrator do it.',
  );
}
