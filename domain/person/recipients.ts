import { eachOnce, type Accounts } from './accounts.js';

/** A part that a person plays in an action item or a program; found anew each time somebody is to be told. */
export const recipientRoles = ['owner', 'owner_manager', 'program_manager', 'domain_lead', 'approver_manager'] as const;
/** The parts in an exception; `owner` is whoever owns an item that it suspends. */
export const exceptionRoles = [
  'requester',
  'risk_owner',
  'risk_owner_manager',
  'program_manager',
  'domain_lead',
  'approver_manager',
] as const;
export type RecipientRole = (typeof recipientRoles)[number] | (typeof exceptionRoles)[number];

/** Who plays which part. Absent where nobody does. */
export interface Parts {
  owner?: string | null;
  owner_manager?: string | null;
  program_manager?: string | null;
  domain_lead?: string | null;
  /** Managers of those who owe it together. */
  owner_managers?: string[];
  /** Managers of the approvers who have not decided. */
  approver_managers?: string[];
  requester?: string | null;
  risk_owner?: string | null;
  risk_owner_manager?: string | null;
  /** Of all items and programs that an exception touches. */
  owners?: string[];
  program_managers?: string[];
  /** People among all these, and among those whom the policies name, who have left: nobody is found by them. */
  gone?: ReadonlySet<string>;
  /** Those who administer, where whoever answers for it is not there to act. */
  administrators?: string[];
  /** Those among them who only read: they can be told, and do not decide. */
  readers?: ReadonlySet<string>;
  /** Accounts that are one natural person, who decides once. */
  accounts?: Accounts;
}

export interface Recipient {
  personId: string;
  /** The part through which the person was found; `named` by a policy. */
  role:
    | RecipientRole
    | 'named'
    | 'approver'
    | 'on_duty'
    | 'administrator'
    | 'stand_in'
    | 'absent'
    | 'checker'
    /** Asked to confirm that a round is decided past its approvers. */
    | 'second_person'
    | 'items_owner'
    /** Named in a comment. */
    | 'mentioned'
    | 'hands_over'
    | 'takes_over'
    /** Told because whoever it was for has left; `for` is that person. */
    | 'in_place';
  /** Whom a stand-in stands in for, or in whose place somebody is told. */
  for?: { id: string; name: string };
}

/**
 * People found by roles, then those on duty, then people named; each once, under the first part that found them. Whoever
 * has left is not found.
 */
export function findRecipients(
  roles: RecipientRole[],
  people: string[],
  parts: Parts,
  onDuty: string[] = [],
): Recipient[] {
  const found = new Map<string, Recipient>();
  const add = (personId: string | null | undefined, role: Recipient['role']): void => {
    if (personId && !found.has(personId) && !parts.gone?.has(personId)) found.set(personId, { personId, role });
  };
  for (const role of roles) {
    if (role !== 'approver_manager') add(parts[role], role);
    for (const id of several(role, parts)) add(id, role);
  }
  for (const id of onDuty) add(id, 'on_duty');
  for (const id of people) add(id, 'named');
  return [...found.values()];
}

/** The same, of those who can decide: whoever only reads is left out too, and each natural person is asked once. */
export function findDeciders(roles: RecipientRole[], people: string[], parts: Parts): Recipient[] {
  const able = findRecipients(roles, people, parts).filter(({ personId }) => !parts.readers?.has(personId));
  return eachOnce(able, parts.accounts);
}

/** Whom these roles and people would find, had they not left. */
export function whoLeft(roles: RecipientRole[], people: string[], parts: Parts, onDuty: string[] = []): Recipient[] {
  if (!parts.gone || parts.gone.size === 0) return [];
  const { gone, ...all } = parts;
  return findRecipients(roles, people, all, onDuty).filter(({ personId }) => gone.has(personId));
}

/** The same as those who are found; where all have left, they themselves, so that somebody hears of it in their place. */
export function findHearers(roles: RecipientRole[], parts: Parts): Recipient[] {
  const found = findRecipients(roles, [], parts);
  return found.length > 0 ? found : whoLeft(roles, [], parts);
}

/** Those who play a part together. */
function several(role: RecipientRole, parts: Parts): string[] {
  if (role === 'approver_manager') return parts.approver_managers ?? [];
  if (role === 'program_manager') return parts.program_managers ?? [];
  if (role === 'owner_manager') return parts.owner_managers ?? [];
  return role === 'owner' ? (parts.owners ?? []) : [];
}
