import { riskRecord } from '../../test/factories/risk-record.js';
import { noOutcome } from '../record/outcome.js';
import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';
import { decideRisk } from './decide.js';
import { lookAtRisk } from './fire.js';
import type { RiskOutcome, RiskRecord } from './risk.js';

const hour = 3_600_000;
const day = 24 * hour;

/** The risk, and how many levels of its ladder were told, at an instant. */
function seenAt(record: RiskRecord, at: Instant): { outcome: RiskOutcome; levels: number } {
  const outcome = lookAtRisk(noOutcome(record), at);
  return { outcome, levels: outcome.events.filter(({ type }) => type === 'risk.escalated').length };
}

const acknowledge = (outcome: RiskOutcome, key: string, at: Instant) =>
  decideRisk(outcome, { type: 'acknowledge', holdFor: 'PT4H' }, { actorId: 'owner', key, at });

test('a late review is acknowledged once for each time that a level is told', () => {
  const record = riskRecord();
  const late = record.risk.dueAt + hour;
  const first = acknowledge(seenAt(record, late).outcome, 'a', late);
  expect(first.after.risk).toMatchObject({ acknowledgedAt: late, acknowledgedUntil: late + 4 * hour });
  expect(() => acknowledge(first, 'b', late + 5 * hour)).toThrow(
    expect.objectContaining<Partial<Refusal>>({ code: 'already-acknowledged' }),
  );
  const later = record.risk.dueAt + 20 * day;
  const on = lookAtRisk(first, later);
  expect(on.after.risk.ladderLevel).toBeGreaterThan(1);
  expect(acknowledge(on, 'c', later).after.risk.acknowledgedAt).toBe(later);
});

test('the last level is never silent: where nobody it names is there, those who administer hear of it', () => {
  const record = { ...riskRecord({ domainLeadId: null }), parts: { owner: 'owner', administrators: ['root'] } };
  const { outcome, levels } = seenAt(record, record.risk.dueAt + 20 * day);
  expect(levels).toBe(3);
  const last = outcome.notices.findLast(({ kind }) => kind === 'risk_level');
  expect(last).toMatchObject({ level: 3, to: [{ personId: 'root', role: 'administrator' }] });
});
