import type { Actor } from './actor.js';
import type { Role } from './grant.js';
import { holds } from './held.js';
import type { Place } from './place.js';
import type { ExceptionPart, ItemPart, ProgramPart, RiskPart } from './rights.js';

interface PartsOf {
  item: ItemPart;
  program: ProgramPart;
  exception: ExceptionPart;
  risk: RiskPart;
}
export type RecordKind = keyof PartsOf;

interface Meaning {
  /** As a person reads it. */
  name: string;
  says: string;
  /** In which part of a record of its scope somebody stands who has the role. */
  standsAs: { [K in RecordKind]?: readonly PartsOf[K][] };
}

/**
 * What each role is, said here and nowhere else: in the records of its scope somebody stands in a part as if it were theirs.
 * What nobody does in that part, nobody does by the role either; that nobody decides on their own work is asked afterwards.
 */
export const roleMeanings: Record<Role, Meaning> = {
  administrator: {
    name: 'administrator',
    says: 'In a scope: what managers, domain leads and analysts of it may, who has which role there, and the audit trail of its records. For all: administers the installation.',
    standsAs: {
      item: ['programManagerId', 'domainLeadId'],
      program: ['managerId', 'domainLeadId'],
      exception: ['programManagerIds', 'domainLeadId'],
      risk: ['domain_lead', 'analyst'],
    },
  },
  head_of_governance: {
    name: 'head of governance',
    says: 'What the domain lead may, and reads the audit trail of the records of its scope. For all: keeps policies and templates, and reads the whole trail.',
    standsAs: {
      item: ['domainLeadId'],
      program: ['domainLeadId'],
      exception: ['domainLeadId'],
      risk: ['domain_lead'],
    },
  },
  program_manager: {
    name: 'program manager',
    says: 'Launches programs whose domain, or all of whose markets, the scope has, and steers those of the scope. For all: keeps templates too.',
    standsAs: { item: ['programManagerId'], program: ['managerId'], exception: ['programManagerIds'] },
  },
  risk_analyst: {
    name: 'risk analyst',
    says: 'Writes on the risks of the scope and assesses them; others sign.',
    standsAs: { risk: ['analyst'] },
  },
  control_owner: {
    name: 'control owner',
    says: 'Reads. There are no controls in Tollgate yet that could be theirs.',
    standsAs: {},
  },
  tester: {
    name: 'tester',
    says: 'Reads. There are no tests of controls in Tollgate yet that could be theirs.',
    standsAs: {},
  },
  auditor: {
    name: 'auditor',
    says: 'Reads, what is restricted too, and changes nothing by it; reads the audit trail of the records of its scope. For all: the whole trail.',
    standsAs: {},
  },
  member: { name: 'member', says: 'Reads.', standsAs: {} },
};

/** The roles by which somebody stands in a part. */
export function rolesAs<K extends RecordKind>(kind: K, part: PartsOf[K]): Role[] {
  return (Object.keys(roleMeanings) as Role[]).filter((role) => roleMeanings[role].standsAs[kind]?.includes(part));
}

/** Whether somebody stands in one of these parts of a record by a role that reaches all of it. */
export function standsByRole<K extends RecordKind>(
  actor: Actor,
  kind: K,
  parts: readonly PartsOf[K][],
  place: Place,
): boolean {
  // Nearly everybody has none: nothing is looked for.
  if (actor.grants === undefined) return false;
  return parts.some((part) => holds(actor, rolesAs(kind, part), place));
}
