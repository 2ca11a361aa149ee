import type { ActingFor, Actor } from './actor.js';
import type { Role, Scope } from './grant.js';
import { scopesOf } from './held.js';
import { touches } from './place.js';

/** What a person reads without a part in it: what is not restricted (`open`), or what a role of theirs reaches (`scoped`). */
export const readings = ['open', 'scoped'] as const;
export type Reading = (typeof readings)[number];

/** How far somebody sees: worked out once for a request, and asked of every record. */
export interface Sight {
  /** Nothing is hidden from them: there is no need to ask. */
  all: boolean;
  /** They, and those for whom they stand in now. */
  people: readonly string[];
  /** These and all whose manager one of them is. */
  answeredFor: readonly string[];
  teamId: string | null;
  /** What is not restricted is seen by whoever is of the house. */
  open: boolean;
  /** Where they see what is not restricted, by a role. */
  reach: readonly Scope[];
  /** Where they see what is restricted too: auditors, heads of governance, administrators. */
  restrictedReach: readonly Scope[];
  /** The token with which they came is good for this program alone. */
  within: string | null;
  external: boolean;
  /** Whether anything at all is restricted: where nothing is, no record is asked whether it is. */
  anyRestricted: boolean;
  /** For whom they stand in, as it was when this was looked up: for doors, never behind the locks. */
  standsInFor?: readonly ActingFor[];
}

/** Who those are for whom somebody may look, as it is kept. */
export interface Looking {
  people: readonly string[];
  answeredFor: readonly string[];
  teamId: string | null;
  anyRestricted: boolean;
}

/**
 * Roles that see what is restricted, as far as they reach: who answers for all, who proves, and who must be able to mend.
 * Whoever was given any role for one program sees that program: it names them.
 */
const seeRestricted: readonly Role[] = ['administrator', 'head_of_governance', 'auditor'];
const accessThatSees: readonly string[] = ['administrator', 'auditor'];

const everywhere: readonly Scope[] = [{ kind: 'all' }];

/** How far an actor sees, by what they are and what was given to them. */
export function sightOf(actor: Actor, reading: Reading, looking: Looking): Sight {
  const { anyRestricted } = looking;
  const external = actor.external === true;
  const grants = external ? [] : (actor.grants ?? []);
  const byAccess = !external && accessThatSees.includes(actor.access);
  const within = actor.within?.programId ?? null;
  const restrictedReach = byAccess
    ? everywhere
    : [
        ...scopesOf({ grants }, seeRestricted),
        ...grants.map(({ scope }) => scope).filter(({ kind }) => kind === 'program'),
      ];
  const open = reading === 'open' && !external;
  return {
    ...looking,
    all: (restrictedReach.some(({ kind }) => kind === 'all') || (open && !anyRestricted)) && within === null,
    ...{ within, external, restrictedReach, open },
    reach: byAccess ? everywhere : grants.map(({ scope }) => scope),
  };
}

/** Whose part in a record lets them see it. */
export interface Parts {
  restricted: boolean;
  /** Who has a part by themself: managers of the program, leads, whoever handed in, signed, was told by the ladder, asked. */
  people: readonly string[];
  /** Whose managers have one too: owners, and those who are asked to sign. */
  answered: readonly string[];
  readers: { people: readonly string[]; teams: readonly string[] };
}

export interface SeenProgram extends Parts {
  id: string;
  /** Its manager and its domain lead: they have a part in all of it. */
  leads: readonly string[];
  domain: string | null;
  markets: readonly string[];
}

export interface SeenItem extends Parts {
  program: SeenProgram;
}

/** An exception, or an entry of a register. */
export interface SeenRecord extends Parts {
  domain: string | null;
  markets: readonly string[];
  /** What it is about: none of an entry of a register. */
  items: readonly SeenItem[];
}

function hasPart({ people, answeredFor, teamId }: Sight, { readers, ...parts }: Parts): boolean {
  return (
    parts.people.some((id) => people.includes(id)) ||
    parts.answered.some((id) => answeredFor.includes(id)) ||
    readers.people.some((id) => people.includes(id)) ||
    (teamId !== null && readers.teams.includes(teamId))
  );
}

function reaches(scopes: readonly Scope[], { id, domain, markets }: Standing): boolean {
  return touches(scopes, { domain, markets, programIds: id === undefined ? [] : [id] });
}

interface Standing {
  id?: string;
  domain: string | null;
  markets: readonly string[];
}

function isWithin({ within }: Sight, programId: string): boolean {
  return within === null || within === programId;
}

export function seesProgram(sight: Sight, program: SeenProgram): boolean {
  return (
    isWithin(sight, program.id) &&
    (hasPart(sight, { ...program, people: [...program.people, ...program.leads] }) || seesUnasked(sight, program))
  );
}

/** Without a part in it. */
function seesUnasked(sight: Sight, record: SeenProgram | SeenRecord): boolean {
  if (reaches(sight.restrictedReach, record)) return true;
  return !record.restricted && (sight.open || reaches(sight.reach, record));
}

/** An item of a restricted program is restricted; those who lead a program have a part in all its items. */
export function seesItem(sight: Sight, { program, ...item }: SeenItem): boolean {
  if (!isWithin(sight, program.id)) return false;
  if (hasPart(sight, item) || reaches(sight.restrictedReach, program)) return true;
  if (program.leads.some((id) => sight.people.includes(id))) return true;
  return !item.restricted && seesProgram(sight, program);
}

/** An exception is seen by who sees all that it is about, or has a part in it. */
export function seesException(sight: Sight, exception: SeenRecord): boolean {
  if (sight.within !== null && !exception.items.some(({ program }) => program.id === sight.within)) return false;
  if (sight.within !== null && exception.items.some(({ program }) => program.id !== sight.within)) return false;
  if (hasPart(sight, exception) || reaches(sight.restrictedReach, exception)) return true;
  if (exception.restricted || !exception.items.every((item) => seesItem(sight, item))) return false;
  return exception.items.length > 0 || seesUnasked(sight, exception);
}

/** An entry of a register belongs to no program. */
export function seesEntry(sight: Sight, entry: SeenRecord): boolean {
  return sight.within === null && (hasPart(sight, entry) || seesUnasked(sight, entry));
}
