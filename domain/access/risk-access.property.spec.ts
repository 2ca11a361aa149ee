import fc from 'fast-check';
import { day, dueOn, monday } from '../../test/factories/domain-records.js';
import { riskRecord } from '../../test/factories/risk-record.js';
import { Refusal } from '../refusal.js';
import { noOutcome } from '../record/outcome.js';
import { nextStep, stepKeyText } from '../record/step.js';
import { riskWork } from '../risk/change.js';
import { decideRisk } from '../risk/decide.js';
import { lookAtRisk } from '../risk/fire.js';
import { possibleForRisk } from './risk-access.js';
import { riskInWhoseName } from './risk-access.js';
import { levelOf, type RiskCommand, type RiskOutcome } from '../risk/risk.js';
import { riskTable, type RiskEvent, type RiskStatus } from '../risk/table.js';

const people = ['owner', 'boss', 'lead', 'other', 'admin'];
const command = fc.constantFrom<RiskCommand>(
  { type: 'review', outcome: 'open', statement: 'as before' },
  { type: 'review', outcome: 'accepted', statement: 'borne', likelihood: 5, impact: 5 },
  { type: 'review', outcome: 'mitigated', statement: 'less', likelihood: 1 },
  { type: 'review', outcome: 'closed', statement: 'gone' },
  { type: 'sign', decision: 'approve' },
  { type: 'sign', decision: 'approve' },
  { type: 'sign', decision: 'send_back', reason: 'why?' },
  { type: 'withdraw', reason: 'wrong figure' },
  { type: 'acknowledge' },
  { type: 'acknowledge', holdFor: 'PT4H' },
  { type: 'edit', content: { text: 'other' } },
  { type: 'edit', content: { title: 'another', markets: [] } },
  { type: 'schedule', due: dueOn(40), reason: 'later' },
  { type: 'schedule', reviewEvery: 'P30D', reason: 'more often' },
  { type: 'schedule', domainLeadId: 'boss', reason: 'leads now' },
  { type: 'reassign', ownerId: 'other', reason: 'leads the team' },
  { type: 'reassign', ownerId: 'owner', reason: 'back' },
  { type: 'reopen', reason: 'again' },
);
const happening = fc.record({
  who: fc.constantFrom(...people),
  wait: fc.integer({ min: 0, max: 9 * day }),
  command,
  reads: fc.boolean(),
});

/** What a command may lead to, by the table; the machine's own events change no state. */
function allows(before: RiskStatus, event: RiskEvent, after: RiskStatus): boolean {
  const to = riskTable[before][event]?.to ?? [];
  return (to as readonly string[]).includes(after) || (after === before && (to as readonly string[]).includes('same'));
}

test('whatever happens, the states are the table’s, nobody signs their own work, and what fired fires once', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), (all) => {
      let outcome: RiskOutcome = lookAtRisk(noOutcome(riskRecord()), monday);
      let at = monday;
      for (const [index, { who, wait, command: asked, reads }] of all.entries()) {
        at += wait;
        outcome = lookAtRisk(outcome, at);
        const before = outcome.after;
        const actor = {
          id: who,
          name: who,
          access: who === 'admin' ? ('administrator' as const) : ('member' as const),
        };
        const possible = possibleForRisk(before, actor, at);
        const sent =
          asked.type === 'sign' && reads && before.round ? { ...asked, contentHash: before.round.contentHash } : asked;
        try {
          riskInWhoseName(actor, sent.type, before, at);
          outcome = decideRisk(outcome, sent, { actorId: who, key: `k${index}`, at });
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          continue;
        }
        const { after } = outcome;
        if (outcome.events.at(-1)?.key === `k${index}`) {
          expect(allows(before.risk.status, sent.type, after.risk.status)).toBe(true);
          expect(after.risk.version).toBe(before.risk.version + 1);
          if (sent.type === 'sign') expect(riskWork(before, at)).not.toContain(who);
          // A trial gives back other content than this: what can be done is in the list all the same.
          expect(possible).toContain(sent.type);
        }
        outcome = lookAtRisk(outcome, at);
        const { risk, round, steps } = outcome.after;
        expect(round !== null).toBe(risk.status === 'in_review');
        expect(risk.review !== null).toBe(risk.status === 'in_review');
        expect(risk.level).toBe(levelOf(risk.likelihood, risk.impact));
        expect(risk.overdue).toBe(risk.breachedAt !== null);
        expect(new Set(steps.map(stepKeyText)).size).toBe(steps.length);
        const next = nextStep(steps);
        if (next) expect(next.fireAt).toBeGreaterThan(at);
        if (risk.status === 'closed') expect(next).toBeUndefined();
        // A risk that is watched always has something to come: no review is forgotten.
        else if (risk.status !== 'in_review' && !risk.overdue) expect(next).toBeDefined();
        const keys = outcome.events.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }
    }),
    { numRuns: 150 },
  );
});

test('the ladder stands while a review is decided on, and goes on where it stood', () => {
  const late = lookAtRisk(noOutcome(riskRecord()), monday + 11 * day);
  expect(late.after.risk).toMatchObject({ overdue: true, ladderLevel: 1 });
  const planned = nextStep(late.after.steps);
  const handed = decideRisk(
    late,
    { type: 'review', outcome: 'open', statement: 'x' },
    { actorId: 'owner', key: 'a', at: monday + 11 * day },
  );
  const back = decideRisk(
    lookAtRisk(handed, monday + 13 * day),
    { type: 'sign', decision: 'send_back', reason: 'why?' },
    { actorId: 'lead', key: 'b', at: monday + 13 * day },
  );
  expect(nextStep(back.after.steps)).toMatchObject({ level: 2, fireAt: (planned?.fireAt ?? 0) + 2 * day });
});

test('whoever owes a late review gives it to nobody, and opens a closed one for no later than its cadence', () => {
  const late = lookAtRisk(noOutcome(riskRecord()), monday + 11 * day);
  const give: RiskCommand = { type: 'reassign', ownerId: 'other', reason: 'leads the team' };
  const by = (actorId: string) => ({ actorId, key: actorId, at: monday + 11 * day });
  expect(() => decideRisk(late, give, by('owner'))).toThrow(Refusal);
  expect(decideRisk(late, give, by('boss')).after.risk).toMatchObject({
    ownerId: 'other',
    overdue: true,
    ladderLevel: 0,
  });
  const closed = noOutcome(riskRecord({ status: 'closed' }));
  const reopen = (days: number): RiskCommand => ({ type: 'reopen', due: dueOn(days), reason: 'again' });
  expect(() => decideRisk(closed, reopen(400), by('owner'))).toThrow(Refusal);
  expect(decideRisk(closed, reopen(60), by('owner')).after.risk.status).toBe('open');
  expect(decideRisk(closed, reopen(400), by('lead')).after.risk.status).toBe('open');
});
