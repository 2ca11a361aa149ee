import { hasEnded } from '../review/change.js';
import { decideReview } from '../review/decide.js';
import type { ReviewCommand, ReviewRecord } from '../review/round.js';
import { allowedReviewEvents, type ReviewEvent } from '../review/table.js';
import { isAmong } from '../person/accounts.js';
import { noOutcome } from '../record/outcome.js';
import { Refusal } from '../refusal.js';
import { standsIn } from '../stand-in/stand-in.js';
import type { Instant } from '../time.js';
import type { Actor } from './actor.js';
import { byWhat, type Explanation } from './explain.js';
import { administers } from './held.js';
import { kindAccess } from './kind-access.js';
import type { Place } from './place.js';
import { standsByRole, type Standing } from './roles.js';
import { goesThrough, whyRefused } from './trial.js';
import { mayNot } from './refuse.js';

/** Parts that people play in a review round; nobody is its analyst by name, only by a role. */
const reviewPartNames = {
  owner: 'its owner',
  owner_manager: 'the owner’s manager',
  domain_lead: 'its domain lead',
  analyst: 'a risk analyst',
} as const;
type ReviewPart = keyof typeof reviewPartNames;

const answerable: ReviewPart[] = ['owner_manager', 'domain_lead'];
const leads: ReviewPart[] = ['owner', ...answerable, 'analyst'];

/** Which parts may do what to a round; an administrator always may. */
const reviewRights = {
  edit: leads,
  staff: leads,
  open: leads,
  close: leads,
  cancel: leads,
  acknowledge: ['owner', ...answerable],
  schedule: answerable,
  reassign: ['owner', ...answerable],
} as const satisfies Record<ReviewCommand['type'], readonly ReviewPart[]>;

const reviewStanding: Standing<ReviewPart> = {
  administrator: ['domain_lead', 'analyst'],
  head_of_governance: ['domain_lead'],
  risk_analyst: ['analyst'],
};

export const reviewAccess = kindAccess({
  title: 'A review round',
  rights: reviewRights,
  says: { edit: '`edit`, and draw its sample' },
  names: reviewPartNames,
  standing: reviewStanding,
  byRoleAlone: ['analyst'],
  ofOne: ' (of a review round)',
  whereas:
    'Reviewers and adjudicators are given items, and answer them in their own name alone. Until the round is at its end they see no answer but their own, and not which items are of the golden set, whatever else they are: neither does whoever was ever given an item of it.',
});

function partsOf(event: ReviewEvent): readonly ReviewPart[] {
  return event in reviewRights ? reviewRights[event as keyof typeof reviewRights] : [];
}

/** By which part or role somebody may do it; null: by none, undefined: the machine alone does it. */
export function byWhatOnReview(
  actor: Actor,
  event: ReviewEvent,
  { facts, parts }: ReviewRecord,
): Explanation | null | undefined {
  if (!(event in reviewRights)) return undefined;
  const played = partsOf(event).map((part) => ({
    ...{ part, name: reviewPartNames[part] },
    people: part === 'analyst' ? [] : [parts[part] ?? ''],
  }));
  return byWhat<ReviewPart>(actor, reviewStanding, played, placeOf(facts));
}

/** Begins a round, or changes one at all: everybody but auditors. @throws Refusal `not-allowed` */
export function mayWriteReviews(actor: Actor): void {
  if (actor.access === 'auditor') throw new Refusal('not-allowed', 'An auditor reads everything and changes nothing.');
}

function placeOf({ domain, markets }: Pick<Place, 'domain' | 'markets'>): Place {
  return { domain, markets, programIds: [] };
}

/** Whether somebody does by a part, or a role, of their own what these parts may. */
function actsAs(actor: Actor, parts: readonly ReviewPart[], { facts, parts: people }: ReviewRecord): boolean {
  const theirs = (part: ReviewPart): boolean => part !== 'analyst' && people[part] === actor.id;
  return administers(actor) || parts.some(theirs) || standsByRole(actor, reviewStanding, parts, placeOf(facts));
}

/**
 * In whose name somebody may do it: null for their own, or the absent owner for whom they stand in.
 * @throws Refusal `not-allowed` naming who could
 */
export function reviewInWhoseName(actor: Actor, event: ReviewEvent, subject: ReviewRecord, at: Instant): string | null {
  mayWriteReviews(actor);
  const parts = partsOf(event);
  const { facts, delegations } = subject;
  if (actsAs(actor, parts, subject)) return null;
  if (parts.includes('owner')) {
    const moment = { delegations, at, barred: [] };
    if (standsIn(actor.id, facts.ownerId, 'everything', moment) === 'yes') return facts.ownerId;
  }
  const who = [...parts.map((part) => reviewPartNames[part]), 'an administrator'];
  throw mayNot(`${event} this review round`, who);
}

/**
 * Nobody moves a round to where a role of theirs would give them more on it than they have.
 *
 * @throws Refusal `separation-of-duties`
 */
export function reviewNotIntoOwnScope(actor: Actor, command: ReviewCommand, { facts }: ReviewRecord): void {
  if (command.type !== 'edit' || administers(actor)) return;
  const { domain = facts.domain, markets = facts.markets } = command.content;
  const gains = (part: ReviewPart): boolean =>
    standsByRole(actor, reviewStanding, [part], placeOf({ domain, markets })) &&
    !standsByRole(actor, reviewStanding, [part], placeOf(facts));
  if (gains('domain_lead') || gains('analyst'))
    throw new Refusal(
      'separation-of-duties',
      'Nobody moves a review round to a domain or markets in which a role of theirs would let them do more to it. Somebody else does it.',
    );
}

/** Whether somebody judges in it, or ever did, by whatever account of theirs. */
export function judgesIn(
  personId: string,
  { facts, progress, parts }: Pick<ReviewRecord, 'facts' | 'progress' | 'parts'>,
): boolean {
  return isAmong(personId, [...facts.reviewerIds, ...facts.adjudicatorIds, ...progress.judges], parts.accounts);
}

/**
 * Whether somebody may see answers of others, and which items are of the golden set. The one rule of blindness, asked at every
 * door: once it is at its end whoever sees the round; until then whoever leads it, and never who judges in it; of a sealed round nobody.
 */
export function seesAnswers(actor: Actor, subject: ReviewRecord): boolean {
  if (hasEnded(subject.facts)) return true;
  if (subject.facts.sealed) return false;
  return !judgesIn(actor.id, subject) && (actor.access === 'auditor' || actsAs(actor, leads, subject));
}

/** @throws Refusal `not-allowed` */
export function requireSeesAnswers(actor: Actor, subject: ReviewRecord): void {
  if (seesAnswers(actor, subject)) return;
  if (subject.facts.sealed)
    throw new Refusal(
      'not-allowed',
      'The round is sealed: a licence to act hangs on it, and who stops looking when it suits is wrong more often than is allowed. Its results are open once it is at its end.',
    );
  throw new Refusal(
    'not-allowed',
    'Reviewing is blind: results are open to whoever leads the round and judges nothing in it, and to all who see it once it is at its end.',
  );
}

/** How a command is tried; several ways where one may be refused and the other not. */
const trials: { [E in ReviewCommand['type']]: (subject: ReviewRecord) => ReviewCommand } = {
  edit: ({ facts }) => ({ type: 'edit', content: { text: `${facts.text}, as a trial` } }),
  staff: ({ facts }) => ({ type: 'staff', reviewerIds: [...facts.reviewerIds, 'trial'] }),
  open: () => ({ type: 'open' }),
  close: () => ({ type: 'close', reason: 'trial' }),
  cancel: () => ({ type: 'cancel', reason: 'trial' }),
  acknowledge: () => ({ type: 'acknowledge' }),
  schedule: () => ({ type: 'schedule', domainLeadId: 'trial', reason: 'trial' }),
  reassign: () => ({ type: 'reassign', ownerId: 'trial', reason: 'trial' }),
};

/** Why not, of what the table of states has and this person cannot do now. */
export function refusedForReview(
  subject: ReviewRecord,
  actor: Actor,
  at: Instant,
  allowed: readonly ReviewEvent[],
): { command: ReviewEvent; because: string }[] {
  return allowedReviewEvents(subject.facts.status)
    .filter((event) => !allowed.includes(event))
    .map((event) => ({
      command: event,
      because: whyRefused(() => {
        tryOnReview(subject, actor, event, at);
      }),
    }));
}

/** The commands that a person could send now with success, given the right words. */
export function possibleForReview(subject: ReviewRecord, actor: Actor, at: Instant): ReviewEvent[] {
  return allowedReviewEvents(subject.facts.status).filter((event) =>
    goesThrough(() => {
      tryOnReview(subject, actor, event, at);
    }),
  );
}

/** @throws Refusal where it would not be carried out */
function tryOnReview(subject: ReviewRecord, actor: Actor, event: ReviewEvent, at: Instant): void {
  const command = trials[event as ReviewCommand['type']](subject);
  const onBehalfOf = reviewInWhoseName(actor, command.type, subject, at);
  const by = { actorId: actor.id, key: 'trial', at, ...(onBehalfOf === null ? {} : { onBehalfOf }) };
  decideReview(noOutcome(subject), command, by);
}
