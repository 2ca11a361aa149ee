import { noDelegations } from '../stand-in/delegation.js';
import { defaultSignOffPolicy, type SignOffStage } from '../policy/sign-off.js';
import { Refusal } from '../refusal.js';
import { revoke, sign, waitingFor, type Round } from './round.js';
import { openStages } from './stages.js';

const parts = { owner: 'owner', owner_manager: 'boss', program_manager: 'manager', domain_lead: 'lead' };
const roles: SignOffStage['roles'] = ['owner_manager', 'program_manager', 'domain_lead'];

function roundOf(...stages: Partial<SignOffStage>[]): Round {
  const full = stages.map((stage, index) => ({ name: `S${index + 1}`, required: 1, roles, people: [], ...stage }));
  return {
    id: 'r',
    number: 1,
    policyVersionId: 'p',
    contentHash: 'h',
    content: {},
    stages: openStages({ ...defaultSignOffPolicy, stages: full }, parts, ['owner']),
    stage: 1,
    state: 'open',
    openedAt: 0,
    stageOpenedAt: 0,
    closedAt: null,
    changedSince: [],
    signatures: [],
  };
}

/** `boss` approves, `-boss` sends back. */
function decide(round: Round, ...votes: string[]): Round {
  return votes.reduce((now, vote, index) => {
    const back = vote.startsWith('-');
    const command = {
      key: `${now.signatures.length}/${index}`,
      personId: vote.replace('-', ''),
      onBehalfOf: null,
      decision: back ? ('send_back' as const) : ('approve' as const),
      reason: back ? 'no' : null,
      followUps: [],
      contentHash: null,
      at: index + 1,
    };
    return sign(now, command, { ownWork: ['owner'], delegations: noDelegations }).round;
  }, round);
}
const end = ({ state, stage }: Round): string => (state === 'open' ? `stage ${stage}` : state);

test('without a veto named, any send-back ends the round', () => {
  expect(end(decide(roundOf({ required: 2 }), 'boss', '-lead'))).toBe('sent_back');
  expect(end(decide(roundOf({ required: 2 }), 'boss', 'lead'))).toBe('approved');
});

test('with a veto named, a send-back of the others is a vote against; that of a veto holder ends the round at once', () => {
  const round = roundOf({ required: 2, veto: ['domain_lead'] });
  expect(end(decide(round, '-boss'))).toBe('stage 1');
  expect(end(decide(round, '-boss', 'manager', 'lead'))).toBe('approved');
  expect(end(decide(round, '-boss', '-manager'))).toBe('sent_back');
  expect(end(decide(round, 'boss', '-lead'))).toBe('sent_back');
});

test('approvals weigh by role or person; whoever has several parts has the heaviest once, and any veto', () => {
  const weights = { domain_lead: 3, program_manager: 2 };
  expect(end(decide(roundOf({ required: 3, weights }), 'boss', 'manager'))).toBe('approved');
  expect(end(decide(roundOf({ required: 3, weights }), 'lead'))).toBe('approved');
  expect(end(decide(roundOf({ required: 3, weights }), 'manager'))).toBe('stage 1');
  const twice = { ...parts, domain_lead: 'manager' };
  const policy = {
    ...defaultSignOffPolicy,
    stages: [{ name: 'S', required: 3, roles, people: [], weights, veto: ['domain_lead'] }],
  };
  expect(openStages(policy, twice, ['owner'])[0]?.approvers).toEqual([
    { personId: 'boss', role: 'owner_manager' },
    { personId: 'manager', role: 'program_manager', weight: 3, veto: true },
  ]);
  expect(() => openStages(policy, { owner: 'owner', owner_manager: 'boss' }, ['owner'])).toThrow(
    'needs approvals that weigh 3 together, and 1 is all that those weigh who did not do the work.',
  );
});

test('a signature that is taken back opens its stage again; later signatures stand and count when it is complete', () => {
  const round = decide(roundOf({ required: 1 }, { required: 2 }), 'boss', 'manager');
  expect(end(round)).toBe('stage 2');
  const { round: back, signature } = revoke(round, 'boss', 9);
  expect([signature.stage, end(back), back.stageOpenedAt]).toEqual([1, 'stage 1', 9]);
  const again = decide(back, 'lead');
  expect(end(again)).toBe('stage 2');
  expect(waitingFor(again).map(({ personId }) => personId)).toEqual(['boss', 'lead']);
  expect(end(decide(again, 'boss'))).toBe('approved');
  expect(() => revoke(roundOf({}), 'boss', 1)).toThrow(Refusal);
});

test('a vote against can be taken back too', () => {
  const against = decide(roundOf({ required: 3, veto: ['domain_lead'] }, {}), 'boss');
  expect(end(decide(against, '-manager'))).toBe('sent_back');
  const two = decide(roundOf({ required: 2, veto: ['domain_lead'] }), '-manager');
  expect(end(decide(revoke(two, 'manager', 5).round, 'manager', 'lead'))).toBe('approved');
});
