import type { EntityManager } from 'typeorm';
import { newOwnersOf } from '../../../../database/bulk/decide-items.js';
import { checkFit } from '../../../../database/people/standing.js';
import { checkVersions } from '../../../../database/policies/check-versions.js';
import type { BulkChange } from '../../../../domain/bulk/change.js';
import { compact } from '../commands/compact.js';
import { invalidRequest } from '../problems/problem.js';
import type { BulkBody, BulkRequest } from './bulk.dto.js';

type Field = keyof BulkBody;

const versions = [
  'escalationPolicyVersionId',
  'reminderPolicyVersionId',
  'signOffPolicyVersionId',
  'extensionPolicyVersionId',
] as const;

/** What each kind takes: one of `oneOf` at least, and the reason where it needs one. */
const fields: Record<BulkRequest['kind'], { takes: Field[]; oneOf: Field[]; reason: boolean }> = {
  reassign: { takes: ['ownerId', 'owners', 'reason'], oneOf: ['ownerId', 'owners'], reason: false },
  extend: { takes: ['by', 'due', 'reason'], oneOf: ['by', 'due'], reason: true },
  hold: { takes: ['reason'], oneOf: [], reason: true },
  resume: { takes: [], oneOf: [], reason: false },
  replan: {
    takes: [...versions, 'policies', 'calendar', 'reason'],
    oneOf: [...versions, 'policies', 'calendar'],
    reason: true,
  },
  cancel: { takes: ['reason'], oneOf: [], reason: true },
};

/** What the request asks to be done to each item. @throws Problem `invalid-request` by path */
export function changeAsked({ kind, body }: Pick<BulkRequest, 'kind' | 'body'>): BulkChange {
  const given = compact(body);
  const { takes, oneOf, reason } = fields[kind];
  const said = Object.keys(given) as Field[];
  const strange = said.filter((field) => !takes.includes(field));
  if (strange.length > 0)
    throw invalidRequest(
      strange.map((field) => ({ path: `body.${field}`, message: `says nothing to ${kind}. Leave it out.` })),
    );
  if (oneOf.length > 0 && !said.some((field) => oneOf.includes(field)))
    throw invalidRequest([{ path: 'body', message: `needs ${oneOf.join(' or ')} to ${kind}.` }]);
  if (reason && given.reason === undefined)
    throw invalidRequest([
      { path: 'body.reason', message: `is needed to ${kind}: it stands in the trail of each item.` },
    ]);
  for (const [one, other] of [
    ['ownerId', 'owners'],
    ['by', 'due'],
  ] as const)
    if (given[one] !== undefined && given[other] !== undefined)
      throw invalidRequest([{ path: `body.${other}`, message: `cannot be said together with ${one}. Leave one out.` }]);
  return { kind, ...given } as BulkChange;
}

/** @throws Refusal `unknown-person`, `person-unavailable`, `unknown-policy-version`: every item would be refused for it */
export async function checkChange(manager: EntityManager, change: BulkChange): Promise<void> {
  if (change.kind === 'replan') await checkVersions(manager, change);
  if (change.kind !== 'reassign') return;
  await checkFit(
    manager,
    newOwnersOf(change).map((id) => ({ id, charge: 'work', path: 'body' })),
  );
}
