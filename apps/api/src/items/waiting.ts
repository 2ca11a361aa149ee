import type { Delegations } from '../../../../domain/stand-in/delegation.js';
import { withStandIns } from '../../../../domain/stand-in/stand-in.js';
import type { Recipient } from '../../../../domain/person/recipients.js';
import { nullable, object, person, text, uuid } from '../openapi/json-schema.js';

/** Somebody who is waited for, and who is there for them while they are away. */
export const waitingSchema = object({ id: uuid, name: text, standIn: nullable(person) });

export interface Waiting {
  id: string;
  name: string;
  standIn: { id: string; name: string } | null;
}

export interface Circumstances {
  names: Record<string, string>;
  delegations: Delegations;
  at: number;
  /** Whose own work it is. */
  barred: readonly string[];
}

/** Those who are asked to decide, each with the one who may do it for them now. */
export function waitingJson(
  people: readonly Recipient[],
  { names, delegations, at, barred }: Circumstances,
): Waiting[] {
  const standIns = new Map([...delegations.values()].flat().map((d) => [d.standInId, d.standInName]));
  return people.map(({ personId, role }) => {
    const id = withStandIns([{ personId, role }], 'approvals', { delegations, at, barred })[1]?.personId;
    const standIn = id === undefined ? null : { id, name: standIns.get(id) ?? '' };
    return { id: personId, name: names[personId] ?? '', standIn };
  });
}
