import { riskRecord } from '../../test/factories/risk-record.js';
import { noOutcome } from '../record/outcome.js';
import { decideRisk } from './decide.js';
import type { RiskCommand, RiskOutcome, RiskRecord } from './risk.js';

const act = (record: RiskRecord, actorId: string, command: RiskCommand, key: string): RiskOutcome =>
  decideRisk(noOutcome(record), command, { actorId, key, at: record.risk.plannedFrom });

test('a vote against that decides nothing yet is told as one, and not as a signature', () => {
  const record = riskRecord();
  const stage = {
    name: 'Either',
    required: 1,
    roles: ['domain_lead' as const],
    people: ['chief'],
    veto: ['chief'],
  };
  const policies = { ...record.policies, signOff: { ...record.policies.signOff, stages: [stage] } };
  const review = { type: 'review', outcome: 'accepted', statement: 'Nothing new' } as const;
  const asked = act({ ...record, policies }, 'owner', review, 'a').after;
  const against = act(asked, 'lead', { type: 'sign', decision: 'send_back', reason: 'No figures' }, 'b');
  expect(against.events.map(({ type }) => type)).toEqual(['risk.review_voted_against']);
  expect(against.notices.map(({ kind }) => kind)).toEqual(['risk_voted_against']);
  expect(against.after.risk.status).toBe('in_review');
  expect(act(against.after, 'chief', { type: 'sign', decision: 'approve' }, 'c').after.risk.status).toBe('accepted');
});
