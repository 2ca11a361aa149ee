import fc from 'fast-check';
import { caseRecord } from '../../test/factories/case-record.js';
import { day, dueOn, monday } from '../../test/factories/domain-records.js';
import type { CaseCommand, CaseOutcome, OtherCase } from '../case/case.js';
import { decideCase } from '../case/decide.js';
import { lookAtCase } from '../case/fire.js';
import { caseTable, isOver, type CaseEvent, type CaseStatus } from '../case/table.js';
import { noOutcome } from '../record/outcome.js';
import { nextStep, stepKeyText } from '../record/step.js';
import { Refusal } from '../refusal.js';
import type { Actor } from './actor.js';
import { caseInWhoseName, caseNotIntoOwnScope, possibleForCase } from './case-access.js';

const people = ['lead', 'boss', 'head', 'reporter', 'other', 'admin'];
const another: OtherCase = {
  ...{ id: 'another', number: 2, status: 'triaged' as const, leadId: 'other', restricted: false, workedAt: null },
};
const command = fc.constantFrom<CaseCommand>(
  { type: 'triage', due: dueOn(400) },
  { type: 'triage', likelihood: 5, impact: 5, leadId: 'other', due: dueOn(500) },
  { type: 'start' },
  { type: 'start' },
  { type: 'conclude', verdict: 'substantiated', text: 'so' },
  { type: 'conclude', verdict: 'inconclusive', text: 'who knows' },
  { type: 'close' },
  { type: 'close', note: 'read' },
  { type: 'reject', reason: 'none' },
  { type: 'reopen', reason: 'again' },
  { type: 'reopen', due: dueOn(450), reason: 'again' },
  { type: 'acknowledge' },
  { type: 'acknowledge', holdFor: 'PT4H' },
  { type: 'edit', content: { title: 'another', markets: [] } },
  { type: 'schedule', due: dueOn(420), reason: 'later' },
  { type: 'schedule', domainLeadId: 'boss', reason: 'leads now' },
  { type: 'reassign', leadId: 'other', reason: 'theirs' },
  { type: 'reassign', leadId: 'lead', reason: 'back' },
  { type: 'merge', intoId: another.id, reason: 'one' },
  { type: 'unmerge', reason: 'two' },
);
const happening = fc.record({
  who: fc.constantFrom(...people),
  wait: fc.integer({ min: 0, max: 9 * day }),
  command,
});

/** What a command may lead to, by the table; the machine's own events change no state. */
function allows(before: CaseStatus, event: CaseEvent, after: CaseStatus): boolean {
  const to: readonly string[] = caseTable[before][event]?.to ?? [];
  return to.includes(after) || (after === before && to.includes('same'));
}

const member = (id: string): Actor => ({
  ...{ id, name: id },
  access: id === 'admin' ? ('administrator' as const) : ('member' as const),
});

test('whatever happens, the states are the table’s, nobody closes what they concluded, and what lives has a step to come', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), (all) => {
      let outcome: CaseOutcome = lookAtCase(noOutcome({ ...caseRecord(), others: { another } }), monday);
      let at = monday;
      for (const [index, { who, wait, command: asked }] of all.entries()) {
        at += wait;
        outcome = lookAtCase(outcome, at);
        const before = outcome.after;
        const possible = possibleForCase(before, member(who), at);
        try {
          caseInWhoseName(member(who), asked.type, before, at);
          outcome = decideCase(outcome, asked, { actorId: who, key: `k${index}`, at });
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          continue;
        }
        const { after } = outcome;
        if (outcome.events.at(-1)?.key !== `k${index}`) continue;
        expect(allows(before.facts.status, asked.type, after.facts.status)).toBe(true);
        expect(after.facts.version).toBe(before.facts.version + 1);
        expect(possible).toContain(asked.type);
        if (asked.type === 'close') expect(before.facts.conclusion?.by).not.toBe(who);
        const over = isOver(after.facts.status);
        // One that is late and has climbed all of its ladder has been told to everybody whom it names.
        if (!after.facts.overdue) expect(nextStep(after.steps) === undefined).toBe(over);
      }
      const fired = outcome.after.steps.filter(({ state }) => state === 'fired').map(stepKeyText);
      expect(new Set(fired).size).toBe(fired.length);
    }),
  );
});

test('nobody moves a case to where a role gives them more on it', () => {
  const there: Actor = {
    ...member('mei'),
    grants: [{ role: 'head_of_governance', scope: { kind: 'domain', domain: 'KYC' } }],
  };
  const move = (actor: Actor, domain: string) => (): void => {
    caseNotIntoOwnScope(actor, { type: 'edit', content: { domain } }, caseRecord());
  };
  expect(move(there, 'kyc')).toThrow(/role of theirs/);
  expect(move(there, 'Payments')).not.toThrow();
  expect(move({ ...there, access: 'administrator' }, 'KYC')).not.toThrow();
});
