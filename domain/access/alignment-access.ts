import type { AlignmentCommand, AlignmentRecord } from '../alignment/alignment.js';
import { hasEnded } from '../alignment/change.js';
import { decideAlignment } from '../alignment/decide.js';
import { standOf } from '../alignment/rule.js';
import { allowedAlignmentEvents, type AlignmentEvent } from '../alignment/table.js';
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

/** Parts that people play in an alignment round. */
const alignmentPartNames = {
  representative: 'who answers for a team',
  owner: 'its chair',
  owner_manager: 'the chair’s manager',
  domain_lead: 'the finding’s domain lead',
} as const;
type AlignmentPart = keyof typeof alignmentPartNames;

const chairs: AlignmentPart[] = ['owner', 'domain_lead'];

/** Which parts may do what to a round; an administrator always may, but answer for a team. */
const alignmentRights = {
  answer: ['representative'],
  settle: chairs,
  revise: chairs,
  ask: chairs,
  decide: chairs,
  withdraw: chairs,
  schedule: chairs,
  reassign: ['owner', 'owner_manager', 'domain_lead'],
  acknowledge: ['representative', 'owner', 'owner_manager', 'domain_lead'],
} as const satisfies Record<AlignmentCommand['type'], readonly AlignmentPart[]>;

const alignmentStanding: Standing<AlignmentPart> = {
  administrator: ['domain_lead'],
  head_of_governance: ['domain_lead'],
};

export const alignmentAccess = kindAccess({
  title: 'An alignment round',
  rights: alignmentRights,
  names: alignmentPartNames,
  standing: alignmentStanding,
  ofOne: ' (of an alignment round)',
  whereas:
    'Only who is named for a team answers for it, or who stands in for them: no role and no administrator does. Who has the chair answers for no team, and who answers weighs nothing. Nobody decides over dissent or silence who owns or wrote the finding.',
});

function partsOf(event: AlignmentEvent): readonly AlignmentPart[] {
  return event in alignmentRights ? alignmentRights[event as keyof typeof alignmentRights] : [];
}

/** @param teamId of that team alone */
function representing({ facts }: AlignmentRecord, teamId?: string): string[] {
  const teams = facts.participants.filter((one) => teamId === undefined || one.teamId === teamId);
  return teams.map(({ personId }) => personId);
}

function placeOf({ facts: { domain, markets } }: AlignmentRecord): Place {
  return { domain, markets, programIds: [] };
}

function playing(part: AlignmentPart, subject: AlignmentRecord, teamId?: string): string[] {
  if (part === 'representative') return representing(subject, teamId);
  const person = subject.parts[part];
  return person ? [person] : [];
}

/** By which part or role somebody may do it; null: by none, undefined: the machine alone does it. */
export function byWhatOnAlignment(
  actor: Actor,
  event: AlignmentEvent,
  subject: AlignmentRecord,
): Explanation | null | undefined {
  if (!(event in alignmentRights)) return undefined;
  const played = partsOf(event).map((part) => ({
    ...{ part, name: alignmentPartNames[part] },
    people: playing(part, subject),
  }));
  // No role and no access gives an answer for a team.
  if (event === 'answer')
    return actor.access !== 'auditor' && representing(subject).includes(actor.id)
      ? { by: 'part', text: `They are ${alignmentPartNames.representative}.`, grantIds: [] }
      : null;
  return byWhat<AlignmentPart>(actor, alignmentStanding, played, placeOf(subject));
}

/** Takes part in alignment rounds at all: everybody but auditors. @throws Refusal `not-allowed` */
export function mayAlign(actor: Actor): void {
  if (actor.access === 'auditor') throw new Refusal('not-allowed', 'An auditor reads everything and changes nothing.');
}

/**
 * In whose name somebody may do it: null for their own, or the absent person for whom they stand in.
 * @throws Refusal `not-allowed` naming who could
 */
export function alignmentInWhoseName(
  actor: Actor,
  command: { type: AlignmentEvent; teamId?: string | undefined },
  subject: AlignmentRecord,
  at: Instant,
): string | null {
  mayAlign(actor);
  const event = command.type;
  const parts = partsOf(event);
  if (parts.some((part) => playing(part, subject, command.teamId).includes(actor.id))) return null;
  const byRole = administers(actor) || standsByRole(actor, alignmentStanding, parts, placeOf(subject));
  if (event !== 'answer' && byRole) return null;
  const moment = { delegations: subject.delegations, at, barred: [] };
  const [absent] = absentOnes(parts, command, subject).filter(
    (person) => standsIn(actor.id, person, 'everything', moment) === 'yes',
  );
  if (absent !== undefined) return absent;
  const who = [...parts.map((part) => alignmentPartNames[part]), ...(event === 'answer' ? [] : ['an administrator'])];
  const said = event === 'answer' ? 'answer in this alignment round' : `${event} this alignment round`;
  throw mayNot(said, who);
}

/** Whose part a stand-in could take: of a team that is named that one alone, otherwise first of those who are silent. */
function absentOnes(
  parts: readonly AlignmentPart[],
  { teamId }: { teamId?: string | undefined },
  { facts }: AlignmentRecord,
): string[] {
  const teams = facts.participants.filter((one) => teamId === undefined || one.teamId === teamId);
  const silentFirst = [...teams].sort((a, b) => Number(standOf(b) === 'silent') - Number(standOf(a) === 'silent'));
  return [
    ...(parts.includes('owner') ? [facts.chairId] : []),
    ...(parts.includes('representative') ? silentFirst.map(({ personId }) => personId) : []),
  ];
}

/** How a command is tried; several ways where one may be refused and the other not. */
const trials: { [E in AlignmentCommand['type']]: (subject: AlignmentRecord, at: Instant) => AlignmentCommand[] } = {
  answer: ({ facts }) => [{ type: 'answer', position: 'agree', revision: facts.revision }],
  settle: ({ facts }) =>
    facts.participants
      .flatMap(({ position }) => position?.conditions ?? [])
      .filter(({ settled }) => settled === null)
      .map(({ id }) => ({ type: 'settle', conditionId: id, accept: false, reason: 'trial' })),
  revise: ({ facts }, at) => [
    { type: 'revise', proposal: `${facts.content.proposal}, as a trial`, reason: 'trial', due: farFrom(at) },
  ],
  ask: ({ facts }) => [
    { type: 'ask', teamId: facts.participants[0]?.teamId ?? '', personId: 'trial', reason: 'trial' },
  ],
  decide: () => [
    { type: 'decide', agreed: true, reason: 'trial' },
    { type: 'decide', agreed: false, reason: 'trial' },
  ],
  withdraw: () => [{ type: 'withdraw', reason: 'trial' }],
  schedule: (_, at) => [{ type: 'schedule', due: farFrom(at), reason: 'trial' }],
  reassign: () => [{ type: 'reassign', chairId: 'trial', reason: 'trial' }],
  acknowledge: () => [{ type: 'acknowledge' }],
};

/** A day that is surely to come. */
function farFrom(at: Instant): { date: string; time: string; zone: string } {
  return { date: new Date(at + 60 * 86_400_000).toISOString().slice(0, 10), time: '12:00', zone: 'UTC' };
}

/**
 * Why not, of what the table of states has and this person cannot do now: so that a page can say who may, or what is missing.
 *
 * @param allowed what can be, from `possibleForAlignment`
 */
export function refusedForAlignment(
  subject: AlignmentRecord,
  actor: Actor,
  at: Instant,
  allowed: readonly AlignmentEvent[],
): { command: AlignmentEvent; because: string }[] {
  return allowedAlignmentEvents(subject.facts.status)
    .filter((event) => !allowed.includes(event))
    .map((event) => ({
      command: event,
      because: whyRefused(() => {
        for (const command of waysOf(event, subject, at)) tryOnAlignment(subject, actor, command, at);
      }),
    }));
}

/** The commands that a person could send now with success, given the right words. */
export function possibleForAlignment(subject: AlignmentRecord, actor: Actor, at: Instant): AlignmentEvent[] {
  if (hasEnded(subject.facts)) return [];
  return allowedAlignmentEvents(subject.facts.status).filter((event) =>
    waysOf(event, subject, at).some((command) => goesThrough(() => tryOnAlignment(subject, actor, command, at))),
  );
}

function waysOf(event: AlignmentEvent, subject: AlignmentRecord, at: Instant): AlignmentCommand[] {
  return event in trials ? trials[event as AlignmentCommand['type']](subject, at) : [];
}

/** @throws Refusal where it would not be carried out */
function tryOnAlignment(subject: AlignmentRecord, actor: Actor, command: AlignmentCommand, at: Instant): void {
  const onBehalfOf = alignmentInWhoseName(actor, command, subject, at);
  const by = { actorId: actor.id, key: 'trial', at, ...(onBehalfOf === null ? {} : { onBehalfOf }) };
  decideAlignment(noOutcome(subject), command, by);
}
