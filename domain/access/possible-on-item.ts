import { mayDoToItem, type ItemParts } from './item-access.js';
import { goesThrough, signTrials } from './trial.js';
import type { Actor } from './actor.js';
import { dateOf, dayOf } from '../calendar/day.js';
import { defaultEffectivenessPolicy } from '../policy/effectiveness.js';
import { Refusal } from '../refusal.js';
import { localDate, type Instant } from '../time.js';
import type { ItemCommand } from '../item/commands.js';
import { decideItem } from '../item/decide.js';
import type { LocalDue } from '../calendar/due.js';
import { fireDueSteps } from '../item/fire.js';
import { followPeople } from '../item/follow-people.js';
import type { ItemRecord } from '../item/item.js';
import { noOutcome } from '../record/outcome.js';
import { allowedEvents, type ItemEvent } from '../item/table.js';

/** Who plays which part, for the question who may send a command at all. */
export function accessParts({ item, parts, place }: ItemRecord): ItemParts {
  return {
    ownerId: item.ownerId,
    ownerManagerId: parts.owner_manager ?? null,
    programManagerId: parts.program_manager ?? '',
    domainLeadId: parts.domain_lead ?? null,
    submittedById: item.submittedBy,
    place,
  };
}

/**
 * Which commands a person could send now with success, given the right words: found by trying each on the facts, with
 * words that nobody could object to, so that what is shown is what is decided.
 */
export function possibleFor(subject: ItemRecord, actor: Actor, at: Instant): ItemEvent[] {
  const { otherPolicies, policies, item, managers } = subject;
  const others = {
    [trialVersion]: policies.extension,
    [trialCheck]: policies.effectiveness ?? defaultEffectivenessPolicy,
  };
  const known = { otherPolicies: { ...otherPolicies, ...others }, managers: { ...managers, [trialPerson]: null } };
  const tried = lookedAt({ ...subject, ...known }, at);
  return allowedEvents(item.status).filter((event) => {
    const name = nameFor(actor, event, subject);
    if (name === undefined) return false;
    // What cannot be gone on with can be ended all the same.
    if (tried === null) return event === 'cancel';
    const by = { actorId: actor.id, key: 'trial', at, ...(name === null ? {} : { onBehalfOf: name }) };
    return trialsOf(event, tried, at).some((command) => goesThrough(() => decideItem(noOutcome(tried), command, by)));
  });
}

/** What stands in the way of a person's doing it now, be it the right or the rules; null where nothing does. */
export function whyNotPossible(subject: ItemRecord, actor: Actor, event: ItemEvent, at: Instant): Refusal | null {
  if (possibleFor(subject, actor, at).includes(event)) return null;
  return refusalOf(subject, lookedAt(subject, at) ?? subject, { actor, event, at });
}

/**
 * What there is to be done to it in its state and cannot be by this person, each with what stands in the way.
 *
 * @param allowed what can be, from `possibleFor`
 */
export function refusedFor(
  subject: ItemRecord,
  actor: Actor,
  at: Instant,
  allowed: readonly ItemEvent[],
): { command: ItemEvent; because: string }[] {
  const seen = lookedAt(subject, at) ?? subject;
  return allowedEvents(subject.item.status)
    .filter((event) => !allowed.includes(event))
    .map((event) => ({ command: event, because: refusalOf(subject, seen, { actor, event, at }).detail }));
}

function refusalOf(
  subject: ItemRecord,
  seen: ItemRecord,
  { actor, event, at }: { actor: Actor; event: ItemEvent; at: Instant },
): Refusal {
  try {
    const name = mayDoToItem(actor, event, accessParts(subject));
    const by = { actorId: actor.id, key: 'trial', at, ...(name === null ? {} : { onBehalfOf: name }) };
    for (const command of trialsOf(event, seen, at)) decideItem(noOutcome(seen), command, by);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return new Refusal('illegal-transition', 'There is nothing of the kind to be done to it now.');
}

/**
 * What would become of a command that this person sent now; nothing is changed by asking.
 *
 * @throws Refusal with what stands in the way, be it the right or the rules
 */
export function foreseenOf(subject: ItemRecord, actor: Actor, command: TriedCommand, at: Instant): ItemRecord {
  const name = mayDoToItem(actor, command.type, accessParts(subject));
  const by = { actorId: actor.id, key: 'trial', at, ...(name === null ? {} : { onBehalfOf: name }) };
  return decideItem(noOutcome(lookedAt(subject, at) ?? subject), command, by).after;
}

type TriedCommand = Extract<ItemCommand, { type: Trial }>;

/** As a command would find it: people are followed, and what is due fires first. Null where that cannot be. */
function lookedAt(subject: ItemRecord, at: Instant): ItemRecord | null {
  try {
    return fireDueSteps(followPeople(noOutcome(subject), at), at).after;
  } catch {
    return null;
  }
}

const trialVersion = 'trial';
const trialCheck = 'trial check';
const trialPerson = 'trial person';

/** In whose name they would do it; null for their own, undefined where they may not. */
function nameFor(actor: Actor, event: ItemEvent, subject: ItemRecord): string | null | undefined {
  try {
    return mayDoToItem(actor, event, accessParts(subject));
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

type Trial = Exclude<ItemEvent, 'activate' | 'suspend' | 'release' | 'unreached' | 'end_maintenance'>;

/** How a command is tried; several ways where one may be refused and the other not. */
const trials: { [E in Trial]: (subject: ItemRecord, at: Instant) => Extract<ItemCommand, { type: E }>[] } = {
  start: () => [{ type: 'start' }],
  acknowledge: () => [{ type: 'acknowledge' }],
  submit: () => [{ type: 'submit', statement: 'trial' }],
  withdraw: () => [{ type: 'withdraw' }],
  sign: ({ round }) => signTrials(round, ['approve', 'send_back'] as const),
  revoke: () => [{ type: 'revoke' }],
  break_glass: ({ round }) =>
    round ? [{ type: 'break_glass', reason: 'a trial, and nothing else', contentHash: round.contentHash }] : [],
  confirm_glass: ({ round }) => (round ? [{ type: 'confirm_glass', contentHash: round.contentHash }] : []),
  refuse_glass: () => [{ type: 'refuse_glass' }],
  ask: () => [{ type: 'ask', questionId: 'trial', question: 'trial' }],
  answer: ({ questions }) => questions.map(({ id }) => ({ type: 'answer', questionId: id, answer: 'trial' })),
  request_extension: (subject, at) => [
    { type: 'request_extension', extensionId: 'trial', due: laterDue(subject, at), reason: 'trial' },
  ],
  request_consent: () => [{ type: 'request_consent', extensionId: 'trial', asks: { what: 'hold' }, reason: 'trial' }],
  decide_extension: () => [
    { type: 'decide_extension', decision: 'refuse', reason: 'trial' },
    { type: 'decide_extension', decision: 'grant' },
  ],
  take_back_extension: () => [{ type: 'take_back_extension' }],
  // To somebody who has done none of it.
  reassign: () => [{ type: 'reassign', ownerId: trialPerson }],
  hold: () => [{ type: 'hold', reason: 'trial' }],
  resume: () => [{ type: 'resume' }],
  // Sooner, anybody may who may at all, until it is missed.
  change_due: ({ item }) => [{ type: 'change_due', due: dayBefore(item.due), reason: 'trial', past: true }],
  edit: () => [{ type: 'edit', content: {} }],
  add_evidence: () => [{ type: 'add_evidence', evidence: trialEvidence }],
  remove_evidence: ({ evidence }) =>
    evidence.slice(0, 1).map(({ id }) => ({ type: 'remove_evidence', evidenceId: id })),
  cancel: () => [{ type: 'cancel', reason: 'trial' }],
  pass_effectiveness: () => [{ type: 'pass_effectiveness', finding: 'trial' }],
  fail_effectiveness: (subject, at) => [{ type: 'fail_effectiveness', finding: 'trial', due: laterDue(subject, at) }],
  set_effectiveness: ({ item }) => [
    { type: 'set_effectiveness', policyVersionId: item.check.policyVersionId === null ? trialCheck : null },
  ],
  reopen: (subject, at) => [{ type: 'reopen', reason: 'trial', due: laterDue(subject, at) }],
  replan: () => [{ type: 'replan', extensionPolicyVersionId: trialVersion, reason: 'trial' }],
};

const trialEvidence = {
  ...{ id: 'trial', kind: 'link' as const, title: 'trial', url: 'https://example.com', sha256: null },
  ...{ fileName: null, mediaType: null, size: null },
};

function trialsOf(event: ItemEvent, subject: ItemRecord, at: Instant): ItemCommand[] {
  return event in trials ? trials[event as Trial](subject, at) : [];
}

function dayBefore({ date, time, zone }: LocalDue): LocalDue {
  return { date: dateOf(dayOf(date) - 1), time, zone };
}

/** The first date that is later, whatever was agreed: what asks least of a policy. */
function laterDue({ item }: ItemRecord, at: Instant): LocalDue {
  const { zone } = item.due;
  const today = localDate(at, zone);
  const from = item.due.date > today ? item.due.date : today;
  return { date: dateOf(dayOf(from) + 1), time: '23:59', zone };
}
