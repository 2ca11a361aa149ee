import { decideRisk, fireRiskSteps, riskRow, type Risk, type RiskRecord } from '../../test/factories/example-kind.js';
import { Refusal } from '../refusal.js';
import { noOutcome } from './outcome.js';
import { mergePlan, nextStep } from './step.js';
import { planRisk } from '../../test/factories/example-kind.js';

const monday = Date.UTC(2026, 0, 5, 1);
const day = 86_400_000;

function risk(facts: Partial<Risk> = {}): RiskRecord {
  const record = {
    steps: [],
    risk: {
      id: '00000000-0000-4000-8000-000000000001',
      title: 'Counterfeit goods',
      status: 'open' as const,
      ownerId: 'mei',
      reviewAt: monday,
      cycle: 1,
      version: 1,
      ...facts,
    },
  };
  return { ...record, steps: mergePlan([], planRisk(record)) };
}

const by = { actorId: 'mei', key: 'k', at: monday + day };

test('the frame records, plans and tells for a kind that says no more than its rules', () => {
  const late = fireRiskSteps(noOutcome(risk()), monday + day);
  expect(late.events).toMatchObject([{ type: 'risk.reminded', at: monday, actorId: null, version: 2 }]);
  expect(late.notices).toMatchObject([{ kind: 'reminder', to: [{ personId: 'mei' }] }]);
  expect(fireRiskSteps(late, monday + day)).toBe(late);

  const reviewed = decideRisk(late, { type: 'review', next: monday + 30 * day }, by);
  expect(reviewed.after.risk).toMatchObject({ cycle: 2, version: 3, status: 'open' });
  expect(nextStep(reviewed.after.steps)).toMatchObject({ cycle: 2, fireAt: monday + 30 * day, state: 'planned' });
  expect(reviewed.events.map(({ type }) => type)).toEqual(['risk.reminded', 'risk.reviewed']);
});

test('what its table forbids is refused by name, with what people may do', () => {
  const closed = decideRisk(noOutcome(risk()), { type: 'close' }, by);
  expect(closed.after.steps).toEqual([]);
  expect(() => decideRisk(closed, { type: 'review', next: monday + 9 * day }, by)).toThrow(
    new Refusal('illegal-transition', 'A risk that is closed does not allow "review". It is closed.'),
  );
});

test('its row is read and written by one description of its facts', () => {
  const { risk: facts } = risk();
  const row = { ...riskRow.valuesOf(facts), review_at: new Date(monday) };
  expect(riskRow.factsOf(row)).toEqual(facts);
});
