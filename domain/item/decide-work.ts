import { Refusal } from '../refusal.js';
import { describeInstant } from '../time.js';
import { acknowledgedAt } from './acknowledgement.js';
import type { ItemChange } from './change.js';
import type { ItemCommand } from './commands.js';
import type { ActionItem } from './item.js';
import type { ItemOutcome } from './outcome.js';
import { renewRound } from './renew-round.js';
import { onOtherLadder } from './other-ladder.js';
import { lapseExtension } from './decide-life.js';
import { requireConsent, weakensSeverity } from './own-obligation.js';

type Command<T extends ItemCommand['type']> = Extract<ItemCommand, { type: T }>;

export function start(change: ItemChange): ItemOutcome {
  change.require('start');
  change.set({ status: 'in_progress' });
  return change.done('item.started');
}

/** "I have seen it": the ladder is held for a stated time; breach and due date stand. */
export function acknowledge(change: ItemChange, command: Command<'acknowledge'>): ItemOutcome {
  change.require('acknowledge');
  const { current: item, at, began: subject } = change;
  const { steps, calendar, policies } = subject;
  const { until, holdFor, facts } = acknowledgedAt(
    at,
    { item, steps, calendar, escalation: policies.escalation },
    { noun: 'item', holdFor: command.holdFor, instead: 'Hand in evidence, or ask for more time.' },
  );
  change.set({ ...facts, acknowledgedBy: change.actorId });
  const manager = subject.parts.program_manager;
  if (manager)
    change.tell('acknowledged', [{ personId: manager, role: 'program_manager' }], {
      untilText: describeInstant(until, item.due.zone),
    });
  return change.done('item.acknowledged', { until, holdFor, note: command.note ?? null });
}

/** Content as people read and sign it. Nothing changed is no event. */
export function edit(change: ItemChange, command: Command<'edit'>): ItemOutcome {
  change.require('edit');
  const before = change.current;
  const patch = Object.fromEntries(
    Object.entries(command.content).filter(
      ([field, value]) => value !== undefined && !sameValue(before[field as keyof ActionItem], value),
    ),
  ) as Partial<ActionItem>;
  if (Object.keys(patch).length === 0) return change.unchanged();
  const { escalation } = change.began.policies;
  if (patch.severity !== undefined && weakensSeverity(escalation, before.severity, patch.severity))
    requireConsent(change, 'gives another severity to', 'consent');
  change.set(patch);
  if ('severity' in patch) {
    // It was asked for from the old one.
    if (change.began.pendingExtension?.asks?.what === 'severity') lapseExtension(change);
    change.effect({ kind: 'severity_changed' });
    change.set(onOtherLadder(change.began, change.now, change.at));
  }
  // What is written on a draft says what is to be done, as whoever makes it does; later it is part of what was done.
  if (before.status !== 'draft' && written.some((field) => field in patch)) change.contributed('text');
  renewRound(change, 'the content was edited');
  const changed = Object.fromEntries(
    Object.entries(patch).map(([field, to]) => [field, { from: before[field as keyof ActionItem], to }]),
  );
  return change.done('item.edited', { changed });
}

/** What people write; how severe it is, and under which tags it is found, is nobody's work. */
const written = ['title', 'description', 'rootCause', 'attributes'] as const;

function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function addEvidence(change: ItemChange, command: Command<'add_evidence'>): ItemOutcome {
  change.require('add_evidence');
  const { evidence } = command;
  change.setRecord({ evidence: [...change.began.evidence, evidence] });
  change.effect({ kind: 'evidence_added', evidence, by: change.actorId ?? '', at: change.at });
  change.contributed('evidence');
  renewRound(change, 'evidence was added');
  const { id, kind, title, url, sha256 } = evidence;
  return change.done('item.evidence_added', { id, kind, title, url, sha256 });
}

export function removeEvidence(change: ItemChange, command: Command<'remove_evidence'>): ItemOutcome {
  change.require('remove_evidence');
  const evidence = change.began.evidence.filter(({ id }) => id !== command.evidenceId);
  if (evidence.length === change.began.evidence.length)
    throw new Refusal('not-found', `The item has no evidence ${command.evidenceId}. List it to see what there is.`);
  change.setRecord({ evidence });
  change.effect({ kind: 'evidence_removed', evidenceId: command.evidenceId, at: change.at });
  change.contributed('evidence');
  renewRound(change, 'evidence was removed');
  return change.done('item.evidence_removed', { id: command.evidenceId });
}
