import type { Actor } from './actor.js';
import type { Role } from './grant.js';
import { holds } from './held.js';
import type { Place } from './place.js';

/** By which role somebody stands in which parts of a kind of record, wherever the role reaches all of it. */
export type Standing<Part extends string> = Readonly<Partial<Record<Role, readonly Part[]>>>;

interface Meaning {
  /** As a person reads it. */
  name: string;
  says: string;
}

/**
 * What each role is. In which parts of the records of its scope somebody stands as if they were theirs, each kind of record
 * says beside its rights. What nobody does in that part, nobody does by the role either; that nobody decides on their own
 * work is asked afterwards.
 */
export const roleMeanings: Record<Role, Meaning> = {
  administrator: {
    name: 'administrator',
    says: 'In a scope: what managers, domain leads and analysts of it may, who has which role there, and the audit trail of its records. For all: administers the installation.',
  },
  head_of_governance: {
    name: 'head of governance',
    says: 'What the domain lead may, and reads the audit trail of the records of its scope. For all: keeps policies and templates, and reads the whole trail.',
  },
  program_manager: {
    name: 'program manager',
    says: 'Launches programs whose domain, or all of whose markets, the scope has, and steers those of the scope. For all: keeps templates too.',
  },
  risk_analyst: {
    name: 'risk analyst',
    says: 'Writes on the risks of the scope and assesses them; others sign.',
  },
  control_owner: {
    name: 'control owner',
    says: 'Reads. There are no controls in Tollgate yet that could be theirs.',
  },
  tester: {
    name: 'tester',
    says: 'Reads. There are no tests of controls in Tollgate yet that could be theirs.',
  },
  auditor: {
    name: 'auditor',
    says: 'Reads, what is restricted too, and changes nothing by it; reads the audit trail of the records of its scope. For all: the whole trail.',
  },
  member: { name: 'member', says: 'Reads.' },
};

/** The roles by which somebody stands in a part. */
export function rolesAs<Part extends string>(standing: Standing<Part>, part: Part): Role[] {
  return (Object.keys(standing) as Role[]).filter((role) => standing[role]?.includes(part));
}

/** Whether somebody stands in one of these parts of a record by a role that reaches all of it. */
export function standsByRole<Part extends string>(
  actor: Actor,
  standing: Standing<Part>,
  parts: readonly Part[],
  place: Place,
): boolean {
  // Nearly everybody has none: nothing is looked for.
  if (actor.grants === undefined) return false;
  return parts.some((part) => holds(actor, rolesAs(standing, part), place));
}
