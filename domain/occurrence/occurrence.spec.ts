import { monday } from '../../test/factories/domain-records.js';
import { singapore } from '../../test/factories/calendars.js';
import { planControl } from '../control/change.js';
import { comingRuns, newControl } from '../control/clock.js';
import type { Control, ControlRecord } from '../control/control.js';
import { coverageMap } from '../control/coverage.js';
import { decideControl } from '../control/decide.js';
import { lookAtControl } from '../control/fire.js';
import { defaultEscalationPolicy } from '../policy/escalation.js';
import { defaultReminderPolicy } from '../policy/reminder.js';
import { noOutcome } from '../record/outcome.js';
import { mergePlan } from '../record/step.js';
import { Refusal } from '../refusal.js';
import { noDelegations } from '../stand-in/delegation.js';
import { formatLocal } from '../time.js';
import { planOccurrence } from './change.js';
import { decideOccurrence } from './decide.js';
import { expectedRun } from './expect.js';
import { lookAtOccurrence } from './fire.js';
import type { OccurrenceRecord } from './occurrence.js';
import { raisedByMissing } from './raised.js';

const local = (at: number | null | undefined): string => formatLocal(at ?? 0, 'Asia/Singapore');
const day = 86_400_000;
const around = {
  ...{ policies: { escalation: defaultEscalationPolicy, reminder: defaultReminderPolicy }, calendar: singapore },
  ...{ maintenance: [], rotas: {}, managers: {}, names: {}, delegations: noDelegations },
};

/** A control that `author` wrote that Monday at ten: a run each day at nine, to be performed within a working day. */
function controlRecord(facts: Partial<Control> = {}): ControlRecord {
  const written = newControl(
    {
      ...{ id: '7f000000-0000-8000-8000-000000000001', title: 'Second look', objective: 'None is wrong' },
      ...{ procedure: null, type: 'detective', automation: 'manual', stage: 'enforcement' },
      ...{ domain: null, markets: ['SG'], within: '1 working day', attestEvery: '3 months' },
      frequency: {
        ...{ mode: 'fixed', rule: 'FREQ=DAILY', every: null, startsOn: '2026-01-06', time: '09:00' },
        ...{ zone: 'Asia/Singapore', onDayOff: 'same', missed: 'catch_up', until: null, count: null },
      },
      missed: { raises: 'finding', inARow: 3, rating: 'high' },
      ...{ ownerId: 'owner', operatorId: 'operator', domainLeadId: 'head' },
      ...{ escalationPolicyVersionId: 'e1', reminderPolicyVersionId: 'r1' },
    },
    { actorId: 'author', at: monday },
  );
  const parts = { owner: 'owner', owner_manager: 'boss', domain_lead: 'head', requester: 'author' };
  const record = { facts: { ...written, number: 1, ...facts }, steps: [], parts, ...around };
  return { ...record, steps: mergePlan([], planControl(record)) };
}

const by = (actorId: string, at = monday) => ({ actorId, at, key: `${actorId}/${at}` });

/** A control that operates since that Monday. */
const operating = (facts: Partial<Control> = {}): ControlRecord =>
  decideControl(noOutcome(controlRecord(facts)), { type: 'operate' }, by('head')).after;

/** Its first run, on Tuesday at nine, with what was missed before. */
function runRecord(missedBefore = { count: 0, firstId: null as string | null }): OccurrenceRecord {
  const { facts: control } = operating();
  const date = control.next;
  if (date === null) throw new Error('it has no next run');
  const record: OccurrenceRecord = {
    facts: { ...expectedRun(control, { run: 1, date }, singapore), number: 1 },
    steps: [],
    parts: { owner: 'operator', owner_manager: 'owner', program_manager: 'owner', domain_lead: 'head' },
    ...around,
    control: {
      ...{ id: control.id, key: 'CO-1', title: control.title, objective: control.objective, stage: control.stage },
      ...{ ownerId: 'owner', domainLeadId: 'head', approverId: 'head', missed: control.missed },
    },
    missedBefore,
  };
  return { ...record, steps: mergePlan([], planOccurrence(record)) };
}

const codeOf = (done: () => unknown): string => {
  try {
    done();
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

test('each day that has come is a run of its own, in order, though a machine was away; the next one has a date', () => {
  const { after, effects, events } = lookAtControl(noOutcome(operating()), monday + 3 * day);
  expect(effects.map((effect) => (effect.kind === 'expect' ? [effect.run, effect.date.date] : effect.kind))).toEqual([
    ...[[1, '2026-01-06'] as const, [2, '2026-01-07'] as const, [3, '2026-01-08'] as const],
  ]);
  expect(events.map(({ type }) => type)).toEqual(Array.from({ length: 3 }, () => 'control.run_expected'));
  expect([after.facts.runs, after.facts.next?.date]).toEqual([3, '2026-01-09']);
});

test('a run is performed in time, or missed at the instant that was due and performed late; when it was missed stays', () => {
  const record = runRecord();
  expect([local(record.facts.opensAt), local(record.facts.dueAt)]).toEqual(['2026-01-06 09:00', '2026-01-07 18:00']);
  const perform = { type: 'perform' as const, note: 'Done', links: [] };
  const inTime = decideOccurrence(noOutcome(record), perform, by('operator', record.facts.dueAt - 1)).after.facts;
  expect([inTime.status, inTime.missedAt]).toEqual(['performed', null]);
  const missed = lookAtOccurrence(noOutcome(record), record.facts.dueAt + day);
  expect(missed.after.facts).toMatchObject({ status: 'missed', overdue: true, missedAt: record.facts.dueAt });
  expect(missed.effects).toEqual([]);
  const late = decideOccurrence(missed, perform, by('operator', record.facts.dueAt + day)).after;
  expect(late.facts).toMatchObject({ status: 'performed_late', missedAt: record.facts.dueAt, overdue: false });
  expect(late.steps.filter(({ state }) => state === 'planned')).toEqual([]);
});

test('it may have been done on another day than that on which it is told, from its date on; late is what is told late', () => {
  const record = runRecord();
  const at = record.facts.dueAt - 1;
  const on = (doneOn: string) => () =>
    decideOccurrence(noOutcome(record), { type: 'perform', note: 'Done', links: [], doneOn }, by('operator', at));
  const { after, events } = on('2026-01-06')();
  expect([after.facts.status, after.facts.performance?.doneOn]).toEqual(['performed', '2026-01-06']);
  expect(events.at(-1)?.data).toMatchObject({ doneOn: '2026-01-06', late: false });
  expect(['2026-01-05', '2026-01-07', '2026-01-08'].map((day) => codeOf(on(day)))).toEqual([
    ...['invalid-command', 'done', 'invalid-command'],
  ]);
  const missed = lookAtOccurrence(noOutcome(record), record.facts.dueAt);
  const told = { type: 'perform' as const, note: 'Done in time', links: [], doneOn: '2026-01-06' };
  const late = decideOccurrence(missed, told, by('operator', record.facts.dueAt + day)).after.facts;
  expect(late).toMatchObject({ status: 'performed_late', performance: { doneOn: '2026-01-06' } });
});

test('the runs to come are those that will be expected, one after the other', () => {
  const control = operating();
  const coming = comingRuns(control, 3).map(({ date }) => date);
  expect(coming).toEqual(['2026-01-06', '2026-01-07', '2026-01-08']);
  expect(comingRuns({ ...control, facts: { ...control.facts, next: null } }, 3)).toEqual([]);
});

test('exactly the run that makes the number full raises a finding, by the first of the row', () => {
  const raisedAfter = (count: number) => {
    const record = runRecord({ count, firstId: count === 0 ? null : 'first' });
    return lookAtOccurrence(noOutcome(record), record.facts.dueAt).effects;
  };
  expect([0, 1, 2, 3, 4].map((count) => raisedAfter(count).length)).toEqual([0, 0, 1, 0, 0]);
  expect(raisedAfter(2)).toEqual(raisedAfter(2));
  const record = runRecord();
  expect(raisedByMissing(record, 3)).toMatchObject({
    ...{ grade: 'finding', rating: 'high', stage: 'enforcement' },
    title: 'CO-1 “Second look” was not performed 3 times in a row',
    condition: expect.stringContaining('it is the 3rd in a row'),
  });
});

test('what was done is said, and numbers go together', () => {
  const said = (more: object): string =>
    codeOf(() => decideOccurrence(noOutcome(runRecord()), { type: 'perform', links: [], ...more }, by('operator')));
  expect(said({})).toBe('invalid-command');
  expect(said({ note: 'x', exceptions: 1 })).toBe('invalid-command');
  expect(said({ note: 'x', population: 1, exceptions: 2 })).toBe('invalid-command');
  expect(said({ links: ['https://example.com'], population: 3, exceptions: 1 })).toBe('invalid-command');
  expect(said({ links: ['https://example.com'], population: 3, exceptions: 0 })).toBe('done');
});

test('whoever wrote, owns or performs a control does not say that it works, nor what is expected of them', () => {
  const operate = (who: string) =>
    codeOf(() => decideControl(noOutcome(controlRecord()), { type: 'operate' }, by(who)));
  expect(['author', 'owner', 'operator', 'head', 'boss'].map(operate)).toEqual([
    ...['separation-of-duties', 'separation-of-duties', 'separation-of-duties', 'done', 'done'],
  ]);
  const attest = { type: 'attest' as const, statement: 'It works' };
  const attested = (who: string, facts = {}) =>
    codeOf(() => decideControl(noOutcome({ ...operating(), ...facts }), attest, by(who)));
  expect([attested('owner'), attested('operator')]).toEqual(['done', 'separation-of-duties']);
  // Whoever performed it once does not either.
  const { facts } = operating();
  expect(attested('owner', { facts: { ...facts, operators: ['operator', 'owner'] } })).toBe('separation-of-duties');
  const edit = (who: string, content: object) =>
    codeOf(() => decideControl(noOutcome(operating()), { type: 'edit', content, reason: 'So' }, by(who)));
  expect([edit('owner', { within: '9 working days' }), edit('owner', { title: 'Other' })]).toEqual([
    ...['separation-of-duties', 'done'],
  ]);
  expect(edit('head', { within: '9 working days' })).toBe('done');
});

test('another version is to be attested anew, within ten working days or as soon as it was due', () => {
  const at = monday + day;
  const attested = decideControl(noOutcome(operating()), { type: 'attest', statement: 'So' }, by('owner', at));
  const content = { objective: 'None at all' };
  const edited = decideControl(attested, { type: 'edit', content, reason: 'So' }, by('head', at)).after.facts;
  expect([edited.revision, edited.attestation?.hash === edited.contentHash]).toEqual([2, false]);
  expect([local(attested.after.facts.dueAt), local(edited.dueAt)]).toEqual(['2026-04-06 18:00', '2026-01-20 18:00']);
});

test('one control that works covers a place; failing ones alone do not', () => {
  const places = { stages: ['appeals'], domains: ['fraud'], markets: ['SG', 'MY', 'VN'] };
  const counted = [
    { stage: 'appeals', domain: 'fraud', market: 'SG', operating: 2, failing: 1 },
    { stage: 'appeals', domain: 'fraud', market: 'MY', operating: 1, failing: 1 },
  ];
  expect(coverageMap(places, counted).map(({ state }) => state)).toEqual(['operating', 'failing_only', 'none']);
});
