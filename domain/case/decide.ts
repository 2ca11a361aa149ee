import { dueWith } from '../calendar/due.js';
import { acknowledgedAt } from '../item/acknowledgement.js';
import { findHearers } from '../person/recipients.js';
import { changedContent } from '../record/changed-content.js';
import type { By } from '../record/command.js';
import { Refusal } from '../refusal.js';
import { describeInstant } from '../time.js';
import { anew, requireSource } from './clock.js';
import { CaseChange, requireOthers } from './change.js';
import type { Case, CaseCommand, CaseContent, CaseOutcome } from './case.js';
import { joined, merge, unmerge } from './merge.js';
import { close, conclude, reject, reopen } from './outcomes.js';
import { severityOf } from './matrix.js';

type Command<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;

/**
 * Carries a command out on the facts of a case. Pure.
 *
 * @param by.onBehalfOf the absent person by whose part it is done
 * @throws Refusal with the reason, and nothing has changed
 */
export function decideCase(outcome: CaseOutcome, command: CaseCommand, by: By): CaseOutcome {
  const change = new CaseChange(outcome, by.key, by.actorId, by.at);
  if (by.onBehalfOf !== undefined) change.actFor(by.onBehalfOf);
  switch (command.type) {
    case 'triage':
      return triage(change, command);
    case 'start':
      return start(change);
    case 'conclude':
      return conclude(change, command);
    case 'close':
      return close(change, command);
    case 'reject':
      return reject(change, command);
    case 'reopen':
      return reopen(change, command);
    case 'acknowledge':
      return acknowledge(change, command);
    case 'edit':
      return edit(change, command.content);
    case 'schedule':
      return schedule(change, command);
    case 'reassign':
      return reassign(change, command);
    case 'merge':
      return merge(change, command);
    case 'unmerge':
      return unmerge(change, command);
    case 'join':
    case 'part':
      return joined(change, command);
  }
}

/** Severity is confirmed by the matrix of now, a lead is named, and a date by which it is to be closed. */
function triage(change: CaseChange, { leadId, due, note, ...rated }: Command<'triage'>): CaseOutcome {
  change.require('triage');
  const { current: before, now: subject, at } = change;
  const first = before.status === 'new';
  if (!first) requireOthers(change);
  const { likelihood = before.likelihood, impact = before.impact } = rated;
  const severity = severityOf(subject.matrix, likelihood, impact);
  const lead = leadId ?? before.leadId;
  handTo(change, lead);
  change.set({ ...anew(change.now, dueWith(due, change.now.calendar), at), likelihood, impact, severity });
  requireFuture(change);
  change.set({
    matrixVersion: subject.matrix.version,
    ...(first ? { status: 'triaged', triagedAt: at } : {}),
  });
  const { dueAt, due: agreed } = change.current;
  const told = change.tell('case_assigned', [{ personId: lead, role: 'owner' }], {
    newDueText: describeInstant(dueAt, agreed.zone),
  });
  if (lead !== before.leadId) change.tell('case_reassigned', [{ personId: before.leadId, role: 'hands_over' }]);
  if (first) change.tell('case_triaged', findHearers(['requester'], subject.parts), { reason: `it is ${severity}` });
  return change.done('case.triaged', {
    ...{ likelihood, impact, severity, from: before.severity, matrixVersion: subject.matrix.version },
    ...{ leadId: lead, dueAt, note: note ?? null, told },
  });
}

function start(change: CaseChange): CaseOutcome {
  change.require('start');
  change.set({ status: 'investigating' });
  return change.done('case.started');
}

/** "I have seen it": the ladder is held for a stated time; breach and date stand. */
function acknowledge(change: CaseChange, { holdFor: asked, note }: Command<'acknowledge'>): CaseOutcome {
  change.require('acknowledge');
  const { current: facts, at, now: subject } = change;
  const { steps, calendar, policies } = subject;
  const held = acknowledgedAt(
    at,
    { item: facts, steps, calendar, escalation: policies.escalation },
    { noun: 'case', holdFor: asked, instead: facts.status === 'new' ? 'Triage it.' : 'Bring it to its end.' },
  );
  const { until, holdFor } = held;
  change.set(held.facts);
  const lead = subject.parts.domain_lead;
  if (lead)
    change.tell('case_acknowledged', [{ personId: lead, role: 'domain_lead' }], {
      untilText: describeInstant(until, facts.due.zone),
    });
  return change.done('case.acknowledged', { until, holdFor, note: note ?? null });
}

/** What it says. Its severity is said by triage alone. */
function edit(change: CaseChange, content: Partial<CaseContent>): CaseOutcome {
  change.require('edit');
  const facts = changedContent<CaseContent>(change.current, content);
  if (Object.keys(facts).length === 0) return change.unchanged();
  change.set(facts);
  requireSource(change.current);
  return change.done('case.edited', { changed: Object.keys(facts) });
}

/** Another date or another domain lead: nobody does that to their own obligation. */
function schedule(change: CaseChange, { due, domainLeadId, reason }: Command<'schedule'>): CaseOutcome {
  change.require('schedule');
  requireOthers(change);
  const { current: before, now: subject } = change;
  const changed: string[] = [];
  if (domainLeadId !== undefined && domainLeadId !== before.domainLeadId) {
    change.set({ domainLeadId });
    change.setRecord({ parts: { ...subject.parts, domain_lead: domainLeadId } });
    changed.push('domainLeadId');
  }
  if (due !== undefined) {
    if (before.status === 'new')
      throw new Refusal(
        'invalid-command',
        'The limit of triage follows from the severity and is moved by nobody. Triage the case, or reject it.',
        { path: 'due' },
      );
    const moved = anew(subject, due, change.at);
    if (moved.dueAt !== before.dueAt) {
      change.set(moved);
      changed.push('due');
    }
  }
  if (changed.length === 0) return change.unchanged();
  const { dueAt, due: now, leadId } = change.current;
  if (changed.includes('due'))
    change.tell('case_scheduled', [{ personId: leadId, role: 'owner' }], {
      newDueText: describeInstant(dueAt, now.zone),
      reason,
    });
  return change.done('case.scheduled', { changed, dueAt, reason });
}

/** It is somebody else's for good: both are told, and the ladder begins anew. */
function reassign(change: CaseChange, { leadId, reason }: Command<'reassign'>): CaseOutcome {
  change.require('reassign');
  const { current: before } = change;
  if (leadId === before.leadId) return change.unchanged();
  // Whoever owes a late case does not bring its ladder back to the first level.
  if (before.overdue) requireOthers(change);
  handTo(change, leadId);
  // A date without a time is the end of the lead's working day, and the limit of triage is counted in their working time.
  change.set(anew(change.now, dueWith(before.due, change.now.calendar), change.at));
  change.tell('case_reassigned', [{ personId: before.leadId, role: 'hands_over' }], { reason });
  change.tell('case_assigned', [{ personId: leadId, role: 'owner' }], { reason });
  return change.done('case.reassigned', { from: before.leadId, to: leadId, reason });
}

/** Its calendar and the part of the manager above follow the lead. */
function handTo(change: CaseChange, leadId: string): void {
  const { now: subject, current } = change;
  if (leadId === current.leadId) return;
  change.setRecord({
    calendar: subject.calendars[leadId] ?? subject.calendar,
    parts: { ...subject.parts, owner: leadId, owner_manager: subject.managers[leadId] ?? null },
  });
  change.set({ leadId });
}

/** @throws Refusal `invalid-due-date` */
function requireFuture({ current, at }: { current: Pick<Case, 'dueAt'>; at: number }): void {
  if (current.dueAt <= at)
    throw new Refusal('invalid-due-date', 'A case must be due in the future. Give a later date.', { path: 'due' });
}
