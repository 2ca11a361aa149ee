import type { Parts } from '../person/recipients.js';
import type { SignOffStage } from '../policy/sign-off.js';
import { followRoles } from './follow-roles.js';
import { sign, waitingFor, type Round } from './round.js';
import { openStages } from './stages.js';
import { noDelegations } from '../stand-in/delegation.js';

const before: Parts = { owner: 'owner', owner_manager: 'boss', program_manager: 'manager', domain_lead: 'lead' };

function policyOf(...stages: Partial<SignOffStage>[]): { stages: SignOffStage[] } {
  return {
    stages: stages.map((stage, index) => ({
      name: `S${index + 1}`,
      required: 1,
      roles: ['domain_lead'],
      people: [],
      ...stage,
    })),
  };
}

function roundOf(policy: { stages: SignOffStage[] }): Round {
  return {
    id: 'r',
    number: 1,
    policyVersionId: 'p',
    contentHash: 'h',
    content: {},
    stages: openStages(policy, before, ['owner']),
    stage: 1,
    state: 'open',
    openedAt: 0,
    stageOpenedAt: 0,
    closedAt: null,
    changedSince: [],
    signatures: [],
  };
}

function approve(round: Round, personId: string): Round {
  const command = { personId, onBehalfOf: null, decision: 'approve', reason: null, followUps: [], contentHash: null };
  return sign(
    round,
    { ...command, decision: 'approve', key: personId, at: 1 },
    { ownWork: ['owner'], delegations: noDelegations },
  ).round;
}

const ids = (people: { personId: string }[]): string[] => people.map(({ personId }) => personId);

test('whoever has the role now is asked, and who had it is not any more', () => {
  const policy = policyOf({});
  const followed = followRoles(roundOf(policy), policy, { ...before, domain_lead: 'next' }, ['owner']);
  expect(ids(followed!.asked)).toEqual(['next']);
  expect(ids(followed!.released)).toEqual(['lead']);
  expect(followed!.short).toEqual([]);
  expect(approve(followed!.round, 'next').state).toBe('approved');
  expect(() => approve(followed!.round, 'lead')).toThrow('Only the approvers of stage 1');
  expect(followRoles(followed!.round, policy, { ...before, domain_lead: 'next' }, ['owner'])).toBeNull();
});

test('a signature stands with the role it was given in, and the next holder does not sign for that role again', () => {
  const policy = policyOf({ required: 2, roles: ['program_manager', 'domain_lead'] });
  const signed = approve(roundOf(policy), 'lead');
  expect(signed.signatures[0]).toMatchObject({ personId: 'lead', role: 'domain_lead' });
  expect(followRoles(signed, policy, { ...before, domain_lead: 'next' }, ['owner'])).toBeNull();
  const other = followRoles(signed, policy, { ...before, program_manager: 'next' }, ['owner']);
  expect(ids(waitingFor(other!.round))).toEqual(['next']);
  expect(approve(other!.round, 'next').state).toBe('approved');
});

test('stages that are over are left alone; those to come are followed already', () => {
  const policy = policyOf({}, { roles: ['program_manager'] }, { roles: ['domain_lead'] });
  const second = approve(roundOf(policy), 'lead');
  const followed = followRoles(second, policy, { ...before, domain_lead: 'next' }, ['owner']);
  expect(followed!.round.stages.map(({ approvers }) => ids(approvers))).toEqual([['lead'], ['manager'], ['next']]);
  expect(followed!.asked).toEqual([]);
});

test('own work is asked anew, those who left drop out, and who only reads does not decide', () => {
  const policy = policyOf({ roles: ['domain_lead'], people: ['named', 'other'] });
  const own = followRoles(roundOf(policy), policy, { ...before, domain_lead: 'owner' }, ['owner']);
  expect(ids(waitingFor(own!.round))).toEqual(['named', 'other']);
  const parts = { ...before, gone: new Set(['named', 'lead']), readers: new Set(['other']) };
  const nobody = followRoles(roundOf(policy), policy, parts, ['owner']);
  expect(waitingFor(nobody!.round)).toEqual([]);
  expect(nobody!.short).toMatchObject([{ name: 'S1', required: 1 }]);
});

test('too few who are left is nobody’s vote against', () => {
  const policy = policyOf({ required: 2, roles: ['program_manager', 'domain_lead'], veto: ['domain_lead'] });
  const followed = followRoles(roundOf(policy), policy, { ...before, domain_lead: null }, ['owner']);
  expect(followed!.short).toHaveLength(1);
  expect(approve(followed!.round, 'manager').state).toBe('open');
});
