import type { Actor } from './actor.js';
import { notIntoOwnScope } from './risk-access.js';
import { riskRecord } from '../../test/factories/risk-record.js';

const subject = riskRecord();
const there: Actor = {
  ...{ id: 'mei', name: 'Mei', access: 'member' },
  grants: [{ role: 'head_of_governance', scope: { kind: 'domain', domain: 'KYC' } }],
};
const move = (actor: Actor, domain: string | null) => (): void => {
  notIntoOwnScope(actor, { type: 'edit', content: { domain } }, subject);
};

test('nobody moves a risk to where a role gives them more on it', () => {
  expect(move(there, 'kyc')).toThrow(/role of theirs/);
});

test('elsewhere they may, and so may whoever has no more there', () => {
  expect(move(there, 'Payments')).not.toThrow();
  expect(move({ id: 'sam', name: 'Sam', access: 'member' }, 'KYC')).not.toThrow();
  expect(move({ ...there, access: 'administrator' }, 'KYC')).not.toThrow();
});
