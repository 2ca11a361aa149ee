import { calendarWith } from '../../test/factories/calendars.js';
import { caseRecord, matrix } from '../../test/factories/case-record.js';
import { dueOn, monday } from '../../test/factories/domain-records.js';
import { noOutcome } from '../record/outcome.js';
import { Refusal } from '../refusal.js';
import { formatLocal } from '../time.js';
import type { CaseRecord } from './case.js';
import { newCase } from './clock.js';
import { decideCase } from './decide.js';
import { lookAtCase } from './fire.js';

const local = (at: number | undefined): string => formatLocal(at ?? 0, 'Asia/Singapore');
const hour = 3_600_000;

const planned = ({ steps }: CaseRecord): [string, string][] => steps.map(({ kind, fireAt }) => [kind, local(fireAt)]);

test.each([
  // Reported Monday at ten, with working days from nine to six.
  [5, 5, 'critical', '2026-01-05 12:00', '2026-01-05 15:00'],
  [3, 3, 'medium', '2026-01-06 18:00', '2026-01-07 18:00'],
  [1, 1, 'low', '2026-01-09 18:00', '2026-01-12 18:00'],
] as const)('likelihood %s and impact %s is %s: reminded %s, late %s', (likelihood, impact, severity, remind, late) => {
  const record = caseRecord({ likelihood, impact });
  expect(record.facts).toMatchObject({ severity, matrixVersion: 1 });
  expect(planned(record)).toEqual([
    ['reminder', remind],
    ['breach', late],
  ]);
});

test('given to somebody else, the limit is counted anew in their working time, from the same moment', () => {
  const off = calendarWith({ daysOff: { '2026-01-05': 'Off', '2026-01-06': 'Off' } });
  const record = caseRecord({ likelihood: 5, impact: 5 });
  const given = decideCase(
    noOutcome({ ...record, calendars: { other: off } }),
    { type: 'reassign', leadId: 'other', reason: 'theirs' },
    { actorId: 'boss', key: 'k', at: monday + hour },
  );
  expect(local(given.after.facts.dueAt)).toBe('2026-01-07 13:00');
});

test('what nobody triages is told of on every level, and the last one is never silent', () => {
  const record = { ...caseRecord({ domainLeadId: null }), parts: { owner: 'lead', administrators: ['root'] } };
  const late = lookAtCase(noOutcome(record), record.facts.dueAt + 40 * 24 * hour);
  expect(late.after.facts).toMatchObject({ status: 'new', overdue: true, ladderLevel: 3 });
  const last = late.notices.findLast(({ kind }) => kind === 'case_untriaged_level');
  expect(last).toMatchObject({ level: 3, to: [{ personId: 'root', role: 'administrator' }] });
});

test('triage ends the ladder of triage; the date that it names has one of its own, closing it has none', () => {
  const record = caseRecord();
  const late = lookAtCase(noOutcome(record), record.facts.dueAt + hour);
  const by = (key: string) => ({ actorId: 'lead', key, at: record.facts.dueAt + 2 * hour });
  const triaged = decideCase(late, { type: 'triage', due: dueOn(30) }, by('a'));
  expect(triaged.after.facts).toMatchObject({ status: 'triaged', overdue: false, ladderLevel: 0, cycle: 2 });
  const started = decideCase(triaged, { type: 'start' }, by('b'));
  const concluded = decideCase(started, { type: 'conclude', verdict: 'inconclusive', text: 'x' }, by('c'));
  // It waits to be closed, and its clock runs.
  expect(concluded.after.steps.some(({ kind, state }) => kind === 'breach' && state === 'planned')).toBe(true);
  expect(() => decideCase(concluded, { type: 'close' }, by('d'))).toThrow(
    expect.objectContaining<Partial<Refusal>>({ code: 'separation-of-duties' }),
  );
  const closed = decideCase(concluded, { type: 'close' }, { ...by('e'), actorId: 'head' });
  expect(closed.after.steps.filter(({ state }) => state === 'planned')).toEqual([]);
});

test('a case whose source is another says which', () => {
  const { facts } = caseRecord();
  const by = { calendar: caseRecord().calendar, matrix, actorId: 'reporter', at: monday };
  expect(() => newCase({ ...facts, source: 'other' }, by)).toThrow(/sourceText/);
  expect(newCase({ ...facts, source: 'other', sourceText: 'A tip' }, by).sourceText).toBe('A tip');
});
