/** A part that a person plays in an action item or a program; found anew each time somebody is to be told. */
export const recipientRoles = ['owner', 'owner_manager', 'program_manager', 'domain_lead', 'approver_manager'] as const;
export type RecipientRole = (typeof recipientRoles)[number];

/** Who plays which part. Absent where nobody does. */
export interface Parts {
  owner?: string | null;
  owner_manager?: string | null;
  program_manager?: string | null;
  domain_lead?: string | null;
  /** Managers of the approvers who have not decided. */
  approver_managers?: string[];
}

export interface Recipient {
  personId: string;
  /** The part through which the person was found, or `named`. */
  role: RecipientRole | 'named' | 'approver' | 'on_duty' | 'stand_in' | 'absent';
  /** Whom a stand-in stands in for. */
  for?: { id: string; name: string };
}

/** People found by roles, then those on duty, then people named; each once, under the first part that found him. */
export function findRecipients(
  roles: RecipientRole[],
  people: string[],
  parts: Parts,
  onDuty: string[] = [],
): Recipient[] {
  const found = new Map<string, Recipient>();
  const add = (personId: string | null | undefined, role: Recipient['role']): void => {
    if (personId && !found.has(personId)) found.set(personId, { personId, role });
  };
  for (const role of roles) {
    if (role === 'approver_manager') for (const id of parts.approver_managers ?? []) add(id, role);
    else add(parts[role], role);
  }
  for (const id of onDuty) add(id, 'on_duty');
  for (const id of people) add(id, 'named');
  return [...found.values()];
}
