import { itemRecord } from '../../test/factories/item-case.js';
import { calendarWith, singapore } from '../../test/factories/calendars.js';
import type { ItemRecord } from '../item/item.js';
import type { BulkChange } from './change.js';
import { commandFor } from './command-for.js';

const monday = Date.UTC(2026, 0, 5, 2);
const zone = 'Asia/Singapore';
const due = (date: string, time: string | null = '18:00'): ItemRecord => itemRecord({ due: { date, time, zone } });
const extend = (by: string): BulkChange => ({ kind: 'extend', by, reason: 'x' });

test.each([
  ['working days keep the agreed time of day', due('2026-01-08', '20:00'), '2 working days', '2026-01-12', '20:00'],
  ['from a day off they count from the working day before', due('2026-01-10'), '2 working days', '2026-01-13', '18:00'],
  ['the end of a working day stays one', due('2026-01-08', null), '2 working days', '2026-01-12', null],
  ['holidays are passed over', due('2026-02-16', null), '1 working day', '2026-02-19', null],
  ['calendar days are days', due('2026-01-08'), '3 days', '2026-01-11', '18:00'],
  ['hours lead to a time of day', due('2026-01-08', null), '2 working hours', '2026-01-09', '11:00'],
])('later by so much: %s', (_, subject, by, date, time) => {
  expect(commandFor(extend(by), subject, monday)).toMatchObject({ type: 'change_due', due: { date, time, zone } });
});

test('until a date, time and zone stay those of each item where none are said', () => {
  const until: BulkChange = { kind: 'extend', due: { date: '2026-03-02' }, reason: 'x' };
  expect(commandFor(until, due('2026-01-08', '12:30'), monday)).toMatchObject({
    due: { date: '2026-03-02', time: '12:30' },
  });
  expect(commandFor(until, due('2026-01-08', null), monday)).toMatchObject({ due: { date: '2026-03-02', time: null } });
});

test('an extension that is not later, or past already, is refused', () => {
  const until: BulkChange = { kind: 'extend', due: { date: '2026-01-07' }, reason: 'x' };
  expect(() => commandFor(until, due('2026-01-08'), monday)).toThrow('which is later');
  expect(() => commandFor(extend('1 day'), due('2025-12-01'), monday)).toThrow('which has passed');
});

test('a calendar that is published moves what counts by an earlier version of it, and nothing else', () => {
  const change: BulkChange = { kind: 'calendar', calendarVersionId: 'SG-2', reason: 'x' };
  const next = { ...singapore, versionId: 'SG-2', version: 2 };
  const otherCalendars = { 'SG-2': next };
  const of = (calendar: ItemRecord['calendar']): unknown =>
    commandFor(change, { ...due('2026-01-08'), calendar, otherCalendars }, monday);
  expect(of(singapore)).toMatchObject({ type: 'replan', calendarVersionId: 'SG-2', quiet: true });
  expect(of({ ...singapore, versionId: 'SG-3', version: 3 })).toMatchObject({ skip: expect.stringContaining('3') });
  expect(of(calendarWith({ key: 'ID' }))).toMatchObject({ skip: expect.stringContaining('ID') });
});
