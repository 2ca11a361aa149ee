import { roles, type Role } from './grant.js';
import {
  decidedByTheRules,
  exceptionPartNames,
  exceptionRights,
  exceptionStanding,
  insteadOfManager,
  itemPartNames,
  itemRights,
  itemStanding,
  programPartNames,
  programRights,
  programStanding,
} from './rights.js';
import { rolesAs, type Standing } from './roles.js';

/** Who may what to the records of a kind, as the page of access shows it. */
export interface KindAccess {
  /** As a heading: `A risk`. */
  title: string;
  /** What a role must have in its scope: `it is`. */
  reaches: string;
  rows: readonly { what: string; who: readonly string[]; by: readonly Role[] }[];
  /** What somebody is by a role, as the table of roles says it besides. */
  standsAs: (role: Role) => readonly string[];
  /** What is to be said below the table. */
  whereas?: string;
}

interface Given<Part extends string> {
  title: string;
  reaches?: string;
  rights: Readonly<Record<string, readonly Part[]>>;
  /** What is done, where its name does not say it. */
  says?: Readonly<Record<string, string>>;
  names: Readonly<Record<Part, string>>;
  standing: Standing<Part>;
  /** Parts that nobody has by name, only by a role. */
  byRoleAlone?: readonly Part[];
  /** Behind a part in the table of roles; absent where the parts of a program say it already. */
  ofOne?: string;
  whereas?: string;
}

/** Out of the tables by which it is decided. */
export function kindAccess<Part extends string>(given: Given<Part>): KindAccess {
  const { title, reaches = 'it is', rights, says = {}, names, standing, byRoleAlone = [], ofOne, whereas } = given;
  return {
    ...{ title, reaches },
    ...(whereas === undefined ? {} : { whereas }),
    rows: Object.entries(rights).map(([event, parts]) => ({
      what: says[event] ?? code(event),
      who: parts.filter((part) => !byRoleAlone.includes(part)).map((part) => names[part]),
      by: roles.filter((role) => parts.some((part) => rolesAs(standing, part).includes(role))),
    })),
    standsAs: (role) => (ofOne === undefined ? [] : (standing[role] ?? []).map((part) => `${names[part]}${ofOne}`)),
  };
}

export const itemAccess = kindAccess({
  title: 'An action item',
  reaches: 'its program is',
  rights: itemRights,
  names: itemPartNames,
  standing: itemStanding,
  ofOne: '',
  whereas:
    `Where the manager of its program owns it, its domain lead may ${insteadOfManager.map(code).join(', ')} instead. ` +
    `${decidedByTheRules.map(code).join(', ')}: those whom the round or the policy asks, and nobody by a role.`,
});

const { steer, stop } = programRights;
export const programAccess = kindAccess({
  title: 'A program',
  rights: { steer: steer.parts, stop: stop.parts },
  says: { steer: steer.does, stop: stop.does },
  names: programPartNames,
  standing: programStanding,
});

export const exceptionAccess = kindAccess({
  title: 'An exception',
  rights: exceptionRights,
  names: exceptionPartNames,
  standing: exceptionStanding,
});

function code(name: string): string {
  return `\`${name}\``;
}
