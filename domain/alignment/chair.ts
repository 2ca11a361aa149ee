import { isAmong } from '../person/accounts.js';
import type { Recipient } from '../person/recipients.js';
import { Refusal } from '../refusal.js';
import { contentHash } from '../sign-off/content-hash.js';
import { ladderAtRest } from '../item/at-rest.js';
import { describeInstant } from '../time.js';
import {
  mostRevisions,
  mostTeams,
  type AlignmentCommand,
  type AlignmentRecordOutcome,
  type Participant,
} from './alignment.js';
import { chairing, findingOwners, ownFinding, requireNoTeam, type AlignmentChange } from './change.js';
import { dueText, futureDue, waitUntil } from './clock.js';
import { close, named } from './close.js';
import { planRevision } from './revision.js';
import { standOf, verdictOf } from './rule.js';

type Command<T extends AlignmentCommand['type']> = Extract<AlignmentCommand, { type: T }>;

const asNamed = (people: readonly string[]): Recipient[] =>
  [...new Set(people)].map((personId): Recipient => ({ personId, role: 'named' }));

/** Another revision: exactly those whom it concerns are asked again, and the answers of the others stand. */
export function revise(change: AlignmentChange, command: Command<'revise'>): AlignmentRecordOutcome {
  change.require('revise');
  requireNoTeam(change);
  const { current: before, now: subject, at, actorId } = change;
  if (before.revision >= mostRevisions)
    throw new Refusal(
      'invalid-command',
      `A round has ${mostRevisions} revisions at most. Decide it, or withdraw it and begin another.`,
    );
  const { content, changed, asked, stands } = planRevision(subject, command);
  const { due = before.due, reason } = command;
  futureDue(due, subject.calendar, at);
  const revision = before.revision + 1;
  const hash = contentHash(content);
  change.set({ status: 'open', content, contentHash: hash, revision, title: content.title });
  change.place(before.participants.map((one) => (asked.includes(one.teamId) ? { ...one, askedOn: revision } : one)));
  waitUntil(change, due);
  change.effect({
    type: 'revision',
    kept: { ...{ revision, content, contentHash: hash, changed, asked, reason }, by: actorId ?? before.chairId, at },
  });
  const of = (ids: readonly string[]): Recipient[] =>
    asNamed(before.participants.flatMap(({ teamId, personId }) => (ids.includes(teamId) ? [personId] : [])));
  const told = change.tell('alignment_asked_again', of(asked), { newDueText: dueText(change), reason });
  change.tell('alignment_revised', of(stands), { reason });
  const { dueAt } = change.current;
  const who = { asked: named(before.participants, asked), stands: named(before.participants, stands) };
  return change.done('alignment.revised', { revision, changed, ...who, contentHash: hash, dueAt, reason, told });
}

/**
 * One team more is asked, or somebody else answers for a team; no team is left out, for its dissent would go with it.
 *
 * @throws Refusal `invalid-command`, `separation-of-duties`, `invalid-due-date`
 */
export function ask(change: AlignmentChange, command: Command<'ask'>): AlignmentRecordOutcome {
  change.require('ask');
  const { current: before, now: subject, at } = change;
  const { teamId, team = '', personId, insteadOf, reason } = command;
  const theirs = (one: Participant): boolean =>
    insteadOf === undefined ? one.teamId === teamId : one.personId === insteadOf;
  const found = before.participants.filter(theirs);
  if (found.length === 0 && teamId === undefined) return change.unchanged();
  if (found.length > 0 && found.every((one) => one.personId === personId)) return change.unchanged();
  const isNew = found.length === 0;
  if (isNew) futureDue(before.due, subject.calendar, at);
  const added: Participant[] = isNew
    ? [{ ...{ teamId: teamId ?? '', team, personId, askedOn: before.revision }, position: null, earlier: [] }]
    : [];
  change.place([...before.participants.map((one) => (theirs(one) ? { ...one, personId } : one)), ...added]);
  checkTeams(change);
  if (isNew) change.set({ status: 'open' });
  if (isNew && before.status === 'deciding') waitUntil(change, before.due);
  const waits = change.current.silent.includes(personId);
  const told = change.tell(waits ? 'alignment_asked' : 'alignment_named', asNamed([personId]), {
    newDueText: dueText(change),
    reason,
  });
  const called = isNew ? [team] : found.map((one) => one.team);
  return change.done('alignment.asked', { teams: called, personId, added: isNew, reason, told });
}

/**
 * Who answers, and for what: each team once, each by somebody else, and none by who weighs the answers.
 *
 * @throws Refusal `invalid-command`, `separation-of-duties`, `unreachable-quorum`
 */
export function checkTeams(change: AlignmentChange): void {
  const { current, now: subject, at } = change;
  const { participants, rule } = current;
  const { accounts } = subject.delegations;
  if (participants.length > mostTeams)
    throw new Refusal('invalid-command', `A round asks ${mostTeams} teams at most.`, { path: 'teams' });
  for (const [index, one] of participants.entries()) {
    const path = `teams.${index}`;
    const twin = participants.slice(0, index).find(({ teamId }) => teamId === one.teamId);
    if (twin) throw new Refusal('invalid-command', `${one.team} is named twice. Name each team once.`, { path });
    const other = participants.slice(0, index).find(({ personId }) => isAmong(personId, [one.personId], accounts));
    if (other)
      throw new Refusal(
        'separation-of-duties',
        `The same person would answer for ${other.team} and for ${one.team}, and a person counts once. Name somebody else for one of them.`,
        { path },
      );
    if (chairing(subject, at).includes(one.personId))
      throw new Refusal(
        'separation-of-duties',
        `Whoever has the chair weighs the answers and gives none, and neither does who stands in for them. Name somebody else for ${one.team}, or for the chair.`,
        { path },
      );
  }
  if (rule.kind === 'quorum' && rule.required > participants.length)
    throw new Refusal(
      'unreachable-quorum',
      `${rule.required} teams are to agree, and ${participants.length} are asked. Ask more, or ask for fewer.`,
    );
}

/** The chair may not owe what is agreed to. @throws Refusal `separation-of-duties` */
export function checkChair(change: AlignmentChange): void {
  const { current, now: subject, at } = change;
  if (!findingOwners(subject, at).includes(current.chairId)) return;
  throw new Refusal(
    'separation-of-duties',
    `Who owns or owned ${subject.finding.key}, or stands in for its owner, does not have the chair of a round on it. Name somebody else.`,
    { path: 'chairId' },
  );
}

/**
 * The chair decides, over what the rule says: who dissents, and of whom nothing was heard, stays on record.
 *
 * @throws Refusal `too-early`, `invalid-command`, `separation-of-duties`
 */
export function decide(change: AlignmentChange, { agreed, reason }: Command<'decide'>): AlignmentRecordOutcome {
  change.require('decide');
  requireNoTeam(change);
  const { current, now: subject, at, actorId, onBehalfOf } = change;
  const stands = current.participants.map(standOf);
  const silent = stands.filter((stand) => stand === 'silent').length;
  if (silent > 0 && at < current.dueAt)
    throw new Refusal(
      'too-early',
      `${silent === 1 ? '1 team has' : `${silent} teams have`} until ${describeInstant(current.dueAt, current.due.zone)} to answer. Decide after that, or once they have answered.`,
    );
  if (agreed && stands.includes('conditional'))
    throw new Refusal(
      'invalid-command',
      'Conditions wait: accept or decline each, and a team that is left without its condition is on record as dissenting.',
      { path: 'agreed' },
    );
  const own = ownFinding(subject, at);
  if (agreed && [actorId, onBehalfOf?.id].some((person) => person != null && own.includes(person)))
    throw new Refusal(
      'separation-of-duties',
      `Nobody decides over dissent or silence who owns or wrote ${subject.finding.key}, or stands in for one of them. Have its domain lead decide, or give the chair to somebody else.`,
    );
  const { because } = verdictOf(current.rule, stands);
  return close(change, { agreed, how: 'chair', because, reason });
}

export function withdraw(change: AlignmentChange, { reason }: Command<'withdraw'>): AlignmentRecordOutcome {
  change.require('withdraw');
  const { current, at } = change;
  change.set({ ...ladderAtRest, status: 'withdrawn', withdrawal: reason, closedAt: at, silent: [] });
  const people = [...current.participants.map(({ personId }) => personId), current.chairId];
  const told = change.tell('alignment_withdrawn', asNamed(people), { reason });
  return change.done('alignment.withdrawn', { reason, told });
}

/** Another date: later or earlier, with the reason; the one that was set first stays on record. */
export function schedule(change: AlignmentChange, { due, reason }: Command<'schedule'>): AlignmentRecordOutcome {
  change.require('schedule');
  const { current: before, now: subject, at } = change;
  const dueAt = futureDue(due, subject.calendar, at);
  if (dueAt === before.dueAt) return change.unchanged();
  waitUntil(change, due);
  const whom = before.silent.length > 0 ? before.silent : [before.chairId];
  change.tell('alignment_scheduled', asNamed(whom), { newDueText: dueText(change), reason });
  return change.done('alignment.scheduled', { from: before.dueAt, dueAt, reason });
}

/** Somebody else has the chair for good. */
export function reassign(change: AlignmentChange, { chairId, reason }: Command<'reassign'>): AlignmentRecordOutcome {
  change.require('reassign');
  const { current: before, now: subject } = change;
  if (chairId === before.chairId) return change.unchanged();
  change.setRecord({
    parts: { ...subject.parts, owner: chairId, owner_manager: subject.managers[chairId] ?? null },
  });
  change.set({ chairId });
  checkTeams(change);
  checkChair(change);
  change.tell('alignment_chair_left', [{ personId: before.chairId, role: 'hands_over' }], { reason });
  change.tell('alignment_chair', [{ personId: chairId, role: 'owner' }], { reason });
  return change.done('alignment.reassigned', { from: before.chairId, to: chairId, reason });
}
