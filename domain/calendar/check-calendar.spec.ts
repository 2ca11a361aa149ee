import { calendarWith, kedah, singapore } from '../../test/factories/calendars.js';
import { checkCalendar } from './check-calendar.js';
import { diffCalendars } from './diff-calendars.js';

const good = {
  zone: 'Asia/Singapore',
  hours: [
    { from: null, usual: [{ from: '09:00', to: '18:00' }] },
    { from: '2026-01-01', usual: [{ from: '09:00', to: '12:00' }], weekdays: { 5: [{ from: '08:00', to: '12:00' }] } },
  ],
  weekends: [
    { from: null, days: [5, 6] },
    { from: '2025-01-01', days: [6, 7] },
  ],
  known: { from: '2025-01-01', until: '2026-12-31' },
  baseline: {
    region: 'SG',
    source: 's',
    asOf: '2026-01-01',
    from: '2025-01-01',
    until: '2026-12-31',
    daysOff: { '2026-02-17': 'Lunar New Year' },
    workingDays: {},
  },
  overrides: { '2026-02-18': { kind: 'off', name: 'Lunar New Year', origin: 'by hand' } },
};

const paths = (body: unknown): string[] => checkCalendar(body).map(({ path }) => path);

test('a good one', () => {
  expect(paths(good)).toEqual([]);
  expect(paths({ ...good, known: null, baseline: null, overrides: {}, weekends: [{ from: null, days: [] }] })).toEqual(
    [],
  );
});

test.each([
  ['no object', 7, ['']],
  ['a name of its own', { ...good, colour: 1 }, ['colour']],
  ['no zone', { ...good, zone: 'Asia/Nowhere' }, ['zone']],
  ['no rules', { ...good, hours: [], weekends: {} }, ['hours', 'weekends']],
  ['a first rule with a date', { ...good, weekends: [{ from: '2025-01-01', days: [6] }] }, ['weekends.0.from']],
  [
    'rules out of order',
    { ...good, weekends: [...good.weekends, { from: '2024-01-01', days: [6] }] },
    ['weekends.2.from'],
  ],
  ['seven days off', { ...good, weekends: [{ from: null, days: [1, 2, 3, 4, 5, 6, 7] }] }, ['weekends.0.days']],
  ['a day twice', { ...good, weekends: [{ from: null, days: [6, 6] }] }, ['weekends.0.days']],
  ['hours of nothing', { ...good, hours: [{ from: null, usual: [] }] }, ['hours.0.usual']],
  [
    'hours backwards',
    { ...good, hours: [{ from: null, usual: [{ from: '18:00', to: '09:00' }] }] },
    ['hours.0.usual.0'],
  ],
  ['until 24:00', { ...good, hours: [{ from: null, usual: [{ from: '18:00', to: '24:00' }] }] }, ['hours.0.usual.0']],
  [
    'hours that overlap',
    {
      ...good,
      hours: [
        {
          from: null,
          usual: [
            { from: '09:00', to: '13:00' },
            { from: '12:00', to: '18:00' },
          ],
        },
      ],
    },
    ['hours.0.usual.1'],
  ],
  [
    'hours of an eighth day',
    { ...good, hours: [{ ...good.hours[0], weekdays: { 8: [{ from: '09:00', to: '13:00' }] } }] },
    ['hours.0.weekdays.8'],
  ],
  ['known backwards', { ...good, known: { from: '2026-01-01', until: '2025-01-01' } }, ['known']],
  [
    'a day that there is not',
    { ...good, overrides: { '2026-02-30': good.overrides['2026-02-18'] } },
    ['overrides.2026-02-30'],
  ],
  [
    'a kind that there is not',
    { ...good, overrides: { '2026-02-20': { kind: 'half', name: '', origin: 'x' } } },
    ['overrides.2026-02-20.kind', 'overrides.2026-02-20.name'],
  ],
  ['a baseline without a source', { ...good, baseline: { ...good.baseline, source: '' } }, ['baseline.source']],
])('%s', (_, body, expected) => {
  expect(paths(body)).toEqual(expected);
});

describe('difference', () => {
  it('names days that are worked in one only, and rules that are not the same', () => {
    const difference = diffCalendars(singapore, { ...singapore, daysOff: { '2026-02-17': 'Lunar New Year' } });
    expect(difference.rules).toEqual([]);
    expect(difference.days).toHaveLength(13);
    expect(difference.days[1]).toEqual({
      date: '2026-02-18',
      before: { working: false, name: 'Lunar New Year' },
      after: { working: true, name: null },
    });
    const rules = diffCalendars(singapore, { ...kedah, daysOff: singapore.daysOff }).rules;
    expect(rules.map(({ what }) => what)).toEqual(['zone', 'weekends']);
  });

  it('is nothing where only the order of what is written differs', () => {
    const calendar = calendarWith({ hours: [{ from: null, usual: [{ from: '09:00', to: '12:00' }] }] });
    const same = calendarWith({ hours: [{ usual: [{ to: '12:00', from: '09:00' }], from: null }] });
    expect(diffCalendars(calendar, same)).toEqual({ rules: [], days: [] });
  });
});
