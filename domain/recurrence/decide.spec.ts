import type { RecurrenceOutcome } from './recurrence.js';
import { singapore } from '../../test/factories/calendars.js';
import { planRecurrence } from './plan.js';
import { toInstant } from '../time.js';
import { decideRecurrence, occurrenceToRun, recordRun } from './decide.js';
import { dueOccurrence, lookAtRecurrence, recordOccurrence } from './fire.js';
import { comingOf, nextOf } from './next.js';
import { type Made, type RecurrenceRecord } from './recurrence.js';
import { noOutcome } from '../record/outcome.js';
import type { Schedule } from './schedule.js';

const at = (date: string, time = '09:00'): number => toInstant({ date, time, zone: 'Asia/Singapore' });
const by = { actorId: 'manager', key: 'k', at: at('2026-03-04', '12:00') };

function recurring(facts: Partial<Schedule> = {}): RecurrenceRecord {
  const schedule: Schedule = {
    mode: 'fixed',
    rule: 'FREQ=DAILY',
    every: null,
    startsOn: '2026-03-02',
    time: '09:00',
    zone: 'Asia/Singapore',
    onDayOff: 'same',
    missed: 'catch_up',
    until: null,
    count: null,
    ...facts,
  };
  const content = {
    ...{ kind: 'program' as const, name: 'R {{date}}', templateId: 't', version: null, parameters: {} },
    ...{ managerId: 'manager', domainLeadId: null, timeZone: null, activate: true },
  };
  const subject: RecurrenceRecord = {
    recurrence: {
      ...{ id: 'r', name: 'R', status: 'active', schedule, revision: 1, content, occurrences: 0, version: 1 },
      ...{ lastNominal: null, lastDate: null, lastMadeId: null, next: null, skips: [] },
      ...{ pauseReason: null, endedAt: null, endReason: null },
    },
    ownerId: 'manager',
    place: null,
    calendar: singapore,
    lastCompletedAt: null,
    steps: [],
  };
  const next = nextOf(subject, at('2026-03-02', '08:00'));
  const planned = { ...subject, recurrence: { ...subject.recurrence, next } };
  return { ...planned, steps: planRecurrence(planned) };
}

/** What fires up to an instant, and the facts after it. */
function fire(
  subject: RecurrenceRecord,
  now: number,
  make: (n: number) => Made = (n) => ({ id: `p${n}`, name: `P${n}` }),
) {
  let outcome: RecurrenceOutcome = noOutcome(subject);
  for (;;) {
    outcome = lookAtRecurrence(outcome, now);
    const due = dueOccurrence(outcome.after, now);
    if (!due) return outcome;
    outcome = recordOccurrence(outcome, due, make(outcome.after.recurrence.occurrences + 1));
  }
}

const occurrencesOf = ({ effects }: RecurrenceOutcome) => effects.map(({ occurrence }) => occurrence);
const states = (outcome: RecurrenceOutcome): string[] =>
  occurrencesOf(outcome).map(({ number, date, state }) => `${number} ${date} ${state}`);

test('caught up, each is made with its own date and instant; the next is planned, and one step is fired for each', () => {
  const outcome = fire(recurring(), at('2026-03-04', '10:00'));
  expect(states(outcome)).toEqual(['1 2026-03-02 made', '2 2026-03-03 made', '3 2026-03-04 made']);
  expect(outcome.events.map((event) => event.at)).toEqual([at('2026-03-02'), at('2026-03-03'), at('2026-03-04')]);
  expect(new Set(outcome.events.map(({ key }) => key)).size).toBe(3);
  expect(outcome.after.steps.map(({ occurrence, state, fireAt }) => [occurrence, state, fireAt])).toEqual([
    [1, 'fired', at('2026-03-02')],
    [2, 'fired', at('2026-03-03')],
    [3, 'fired', at('2026-03-04')],
    [4, 'planned', at('2026-03-05')],
  ]);
});

test('reported, those that the next has overtaken are missed in one event, and late alone is not missed', () => {
  const outcome = fire(recurring({ missed: 'report' }), at('2026-03-04', '10:00'));
  expect(states(outcome)).toEqual(['1 2026-03-02 missed', '2 2026-03-03 missed', '3 2026-03-04 made']);
  expect(outcome.events.map(({ type }) => type)).toEqual(['recurrence.missed', 'recurrence.made']);
  expect(outcome.notices.map(({ kind }) => kind)).toEqual(['occurrence_missed', 'occurrence_made']);
  const monthly = fire(recurring({ missed: 'report', rule: 'FREQ=MONTHLY' }), at('2026-03-30'));
  expect(states(monthly)).toEqual(['1 2026-03-02 made']);
});

test('a count, an end and a program that is over end the series, and the owner is told', () => {
  const counted = fire(recurring({ count: 2 }), at('2026-04-01'));
  expect(states(counted)).toHaveLength(2);
  expect(counted.after.recurrence).toMatchObject({ status: 'ended', next: null });
  expect(counted.notices.at(-1)?.kind).toBe('recurrence_ended');
  expect(states(fire(recurring({ until: '2026-03-03', missed: 'report' }), at('2026-04-01')))).toEqual([
    '1 2026-03-02 missed',
    '2 2026-03-03 made',
  ]);
  const over = fire(recurring(), at('2026-03-02'), () => ({ over: 'P is closed' }));
  expect(over.after.recurrence).toMatchObject({ status: 'ended', endReason: 'P is closed', occurrences: 0 });
  expect(over.after.steps.filter(({ state }) => state === 'planned')).toEqual([]);
});

test('after completion it waits; complete, the next is counted from then; failed, from when it was due', () => {
  const waiting = recurring({ mode: 'after_completion', rule: null, every: '10 working days' });
  const made = fire(waiting, at('2026-03-20'));
  expect(states(made)).toEqual(['1 2026-03-02 made']);
  expect(made.after.recurrence).toMatchObject({ status: 'active', next: null, lastMadeId: 'p1' });
  const complete = { ...made.after, lastCompletedAt: at('2026-03-18', '15:00') };
  const planned = lookAtRecurrence(noOutcome(complete), at('2026-03-20'));
  expect(planned.after.recurrence.next?.date).toBe('2026-04-01');
  expect(planned.events).toMatchObject([{ type: 'recurrence.last_completed', at: at('2026-03-18', '15:00') }]);
  const failed = fire(waiting, at('2026-03-03'), () => ({ problem: 'no lead' }));
  expect(occurrencesOf(failed)).toMatchObject([{ state: 'failed', detail: 'no lead' }]);
  expect(failed.after.recurrence.next?.date).toBe('2026-03-16');
});

test('paused, changed, resumed and ended as the table says; what it does not say is refused by name', () => {
  const start = noOutcome(recurring());
  const paused = decideRecurrence(start, { type: 'pause', reason: 'freeze' }, by);
  expect(paused.after.recurrence).toMatchObject({ status: 'paused', next: null });
  expect(paused.after.steps).toEqual([]);
  expect(() => decideRecurrence(paused, { type: 'pause', reason: 'x' }, by)).toThrow(
    'does not allow "pause". It allows: change, resume',
  );
  const resumed = decideRecurrence(paused, { type: 'resume' }, by);
  expect(resumed.after.recurrence.next?.date).toBe('2026-03-05');
  const schedule = { ...recurring().recurrence.schedule, rule: 'FREQ=WEEKLY;BYDAY=FR' };
  const changed = decideRecurrence(resumed, { type: 'change', schedule }, by);
  expect(comingOf(changed.after, 2).map(({ date }) => date)).toEqual(['2026-03-06', '2026-03-13']);
  expect(changed.after.recurrence).toMatchObject({ revision: 2, version: 4 });
  const ended = decideRecurrence(changed, { type: 'end', reason: 'enough' }, by);
  for (const type of ['resume', 'change'] as const)
    expect(() => decideRecurrence(ended, { type }, by)).toThrow('Set up a new one');
});

test('run makes one beside the series, or one that came to nothing, and never what was made', () => {
  const start = noOutcome(recurring());
  const beside = occurrenceToRun(start, null, by.at);
  const run = recordRun(start, beside, null, { id: 'p', name: 'P' }, by);
  expect(occurrencesOf(run)).toMatchObject([{ key: 'run/k', number: 1, date: '2026-03-04', state: 'made' }]);
  expect(run.after.steps).toMatchObject([{ occurrence: 2, fireAt: at('2026-03-02') }]);
  expect(() => recordRun(start, beside, null, { problem: 'no lead' }, by)).toThrow('no lead');
  const [missed] = occurrencesOf(fire(recurring({ missed: 'report' }), at('2026-03-03')));
  expect(occurrenceToRun(start, missed ?? null, by.at).date).toBe('2026-03-02');
  expect(() => occurrenceToRun(start, missed ? { ...missed, state: 'made' } : null, by.at)).toThrow('was made');
});
