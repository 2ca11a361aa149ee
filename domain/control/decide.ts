import { acknowledgedAt } from '../item/acknowledgement.js';
import { findHearers } from '../person/recipients.js';
import { changedContent } from '../record/changed-content.js';
import type { By } from '../record/command.js';
import { Refusal } from '../refusal.js';
import { contentHash } from '../sign-off/content-hash.js';
import { describeInstant } from '../time.js';
import { ControlChange, controlObligation, controlOperators, controlOwnWork } from './change.js';
import { atRest, attestAnew, attestNext, nextRunOf } from './clock.js';
import {
  contentFields,
  contentOf,
  expectations,
  type ControlCommand,
  type ControlContent,
  type ControlOutcome,
} from './control.js';
import { reassign } from './whose.js';

type Command<T extends ControlCommand['type']> = Extract<ControlCommand, { type: T }>;
type Decided = { [T in ControlCommand['type']]: (change: ControlChange, command: Command<T>) => ControlOutcome };

const decided: Decided = { operate, attest, edit, reassign, acknowledge, retire };

/**
 * Carries a command out on the facts of a control. Pure.
 *
 * @param by.onBehalfOf the absent person by whose part it is done
 * @throws Refusal with the reason, and nothing has changed
 */
export function decideControl(outcome: ControlOutcome, command: ControlCommand, by: By): ControlOutcome {
  const change = new ControlChange(outcome, by.key, by.actorId, by.at);
  if (by.onBehalfOf !== undefined) change.actFor(by.onBehalfOf);
  const decide = decided[command.type] as (change: ControlChange, command: ControlCommand) => ControlOutcome;
  return decide(change, command);
}

/** From now on runs are expected. Somebody else than those whose work it is says so. */
function operate(change: ControlChange, { note }: Command<'operate'>): ControlOutcome {
  change.require('operate');
  const { now: subject, at, actorId, current } = change;
  if (actorId !== null && controlOwnWork(subject, at).includes(actorId))
    throw new Refusal(
      'separation-of-duties',
      'Nobody lets a control operate which they wrote, own or perform. Have the domain lead, the owner’s manager or a risk ' +
        'analyst do it.',
    );
  change.set({ status: 'operating', approval: { note: note ?? null, by: actorId ?? current.authorId, at } });
  change.set({ next: nextRunOf(change.now, at) });
  attestNext(change);
  const told = change.tell('control_operates', [
    ...findHearers(['owner', 'requester'], subject.parts),
    { personId: current.operatorId, role: 'named' },
  ]);
  const { next, dueAt } = change.current;
  return change.done('control.operating', { next: next?.at ?? null, dueAt, note: note ?? null, told });
}

/** "It is designed and operating as described", of the version that was read. */
function attest(change: ControlChange, { statement, revision }: Command<'attest'>): ControlOutcome {
  change.require('attest');
  const { now: subject, at, actorId, current } = change;
  if (actorId !== null && controlOperators(subject, at).includes(actorId))
    throw new Refusal(
      'separation-of-duties',
      'Nobody attests that a control works which they perform, or performed. Have its owner, their manager or the domain lead do it.',
    );
  if (revision !== undefined && revision !== current.revision)
    throw new Refusal(
      'version-mismatch',
      `It says something else by now: version ${current.revision}, and version ${revision} was to be attested. Read it again.`,
    );
  const { revision: of, contentHash: hash } = current;
  change.set({ attestation: { statement, by: actorId ?? current.ownerId, at, revision: of, hash } });
  const late = current.overdue;
  attestNext(change);
  const told = change.tell('control_attested', findHearers(['owner', 'domain_lead'], subject.parts));
  return change.done('control.attested', { statement, revision: of, hash, late, dueAt: change.current.dueAt, told });
}

/** Another version of what it says; what was attested is not that any more. */
function edit(change: ControlChange, { content, reason }: Command<'edit'>): ControlOutcome {
  change.require('edit');
  const { current, actorId, at, now: subject } = change;
  const facts = changedContent<ControlContent>(contentOf(current), content);
  const changed: string[] = contentFields.filter((field) => field in facts);
  if (changed.length === 0) return change.unchanged();
  const expected = expectations.filter((field) => changed.includes(field));
  const operating = current.status === 'operating';
  if (operating && expected.length > 0 && actorId !== null && controlObligation(subject, at).includes(actorId))
    throw new Refusal(
      'separation-of-duties',
      `Nobody changes what is expected of themselves (${expected.join(', ')}), as owner or operator or standing in for them. ` +
        'Have the domain lead, the owner’s manager or a risk analyst do it.',
    );
  change.set(facts);
  const after = contentOf(change.current);
  const revision = current.revision + 1;
  const hash = contentHash(after);
  change.set({ revision, contentHash: hash });
  change.effect({ kind: 'revision', content: after, revision, hash, changed, reason });
  if (operating) {
    change.set({ next: nextRunOf(change.now, at) });
    attestAnew(change);
    change.tell(
      'control_changed',
      [
        ...findHearers(['owner', 'domain_lead'], subject.parts),
        { personId: current.operatorId, role: 'named' as const },
      ],
      { reason },
    );
  }
  return change.done('control.edited', { changed, revision, hash, reason, dueAt: change.current.dueAt });
}

/** "I have seen it": the ladder is held for a stated time; what is late stays late. */
function acknowledge(change: ControlChange, { holdFor: asked, note }: Command<'acknowledge'>): ControlOutcome {
  change.require('acknowledge');
  const { at, now: subject } = change;
  const { steps, calendar, policies, facts, parts } = subject;
  const {
    until,
    holdFor,
    facts: held,
  } = acknowledgedAt(
    at,
    { item: facts, steps, calendar, escalation: policies.escalation },
    { noun: 'control', holdFor: asked, instead: 'Attest it.' },
  );
  change.set(held);
  if (parts.domain_lead)
    change.tell('control_acknowledged', [{ personId: parts.domain_lead, role: 'domain_lead' }], {
      untilText: describeInstant(until, facts.due?.zone ?? calendar.zone),
    });
  return change.done('control.acknowledged', { until, holdFor, note: note ?? null });
}

/** No run is expected any more, and those that wait are not. */
function retire(change: ControlChange, { reason }: Command<'retire'>): ControlOutcome {
  change.require('retire');
  const { actorId, at, current, now: subject } = change;
  if (current.status === 'operating' && actorId !== null && controlObligation(subject, at).includes(actorId))
    throw new Refusal(
      'separation-of-duties',
      'Nobody retires a control that they own or perform, or stand in for: what is expected of them would end. Have the domain ' +
        'lead, the owner’s manager or a risk analyst do it.',
    );
  change.set({ ...atRest, status: 'retired', next: null, retirement: { reason, by: actorId ?? current.ownerId, at } });
  change.effect({ kind: 'withdraw', reason });
  const told = change.tell(
    'control_retired',
    [...findHearers(['owner', 'domain_lead'], subject.parts), { personId: current.operatorId, role: 'named' as const }],
    { reason },
  );
  return change.done('control.retired', { from: current.status, reason, told });
}
