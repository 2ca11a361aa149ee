import { DateTime } from 'luxon';
import { onDuty, type Rota, type RotaLayer } from './rota.js';

const layer = (facts: Partial<RotaLayer> = {}): RotaLayer => ({
  name: 'sg',
  zone: 'Asia/Singapore',
  members: ['mei', 'wei', 'tan'],
  starts: '2026-01-05',
  handover: '09:00',
  weeks: 1,
  hours: null,
  days: [1, 2, 3, 4, 5, 6, 7],
  ...facts,
});
const at = (local: string, zone = 'Asia/Singapore'): number => DateTime.fromISO(local, { zone }).toMillis();
const rota = (layers: RotaLayer[], overrides: Rota['overrides'] = []): Rota => ({ layers, overrides });

test.each([
  ['2026-01-05T08:59', []],
  ['2026-01-05T09:00', ['mei']],
  ['2026-01-12T08:59', ['mei']],
  ['2026-01-12T09:00', ['wei']],
  ['2026-01-19T12:00', ['tan']],
  ['2026-01-26T09:00', ['mei']],
])('people take weekly turns that begin at the handover: %s', (local, people) => {
  expect(onDuty(rota([layer()]), at(local))).toEqual(people);
});

test('hours over midnight belong to the day on which they began', () => {
  const night = layer({ hours: { from: '22:00', to: '06:00' }, days: [5], handover: '12:00' });
  expect(onDuty(rota([night]), at('2026-01-09T23:00'))).toEqual(['mei']);
  expect(onDuty(rota([night]), at('2026-01-10T05:59'))).toEqual(['mei']);
  expect(onDuty(rota([night]), at('2026-01-10T06:00'))).toEqual([]);
  expect(onDuty(rota([night]), at('2026-01-10T23:00'))).toEqual([]);
});

test('layers of two zones follow the sun, and where they overlap both are found', () => {
  const east = layer({ hours: { from: '09:00', to: '18:00' } });
  const west = layer({
    name: 'us',
    zone: 'America/Los_Angeles',
    members: ['ann'],
    hours: { from: '17:00', to: '23:00' },
    handover: '00:00',
  });
  const both = rota([east, west]);
  expect(onDuty(both, at('2026-01-07T12:00'))).toEqual(['mei', 'ann']);
  expect(onDuty(both, at('2026-01-07T16:00'))).toEqual(['mei']);
  expect(onDuty(both, at('2026-01-07T20:00'))).toEqual([]);
});

test('a change of clocks does not shift the turns', () => {
  const us = layer({ zone: 'America/New_York', starts: '2026-03-02', members: ['ann', 'bob'] });
  expect(onDuty(rota([us]), at('2026-03-09T08:59', 'America/New_York'))).toEqual(['ann']);
  expect(onDuty(rota([us]), at('2026-03-09T09:00', 'America/New_York'))).toEqual(['bob']);
});

test('an override gives the duty to somebody else, or to nobody; the last one said holds', () => {
  const swap = (personId: string | null, from: string, to: string): Rota['overrides'][number] => ({
    layer: 'sg',
    from: at(from),
    to: at(to),
    personId,
  });
  const swapped = rota([layer()], [swap('wei', '2026-01-06T00:00', '2026-01-08T00:00')]);
  expect(onDuty(swapped, at('2026-01-07T10:00'))).toEqual(['wei']);
  expect(onDuty(swapped, at('2026-01-08T00:00'))).toEqual(['mei']);
  const leave = rota([layer()], [...swapped.overrides, swap(null, '2026-01-07T00:00', '2026-01-07T12:00')]);
  expect(onDuty(leave, at('2026-01-07T10:00'))).toEqual([]);
});

describe('clocks that are changed over a handover or the end of a duty', () => {
  const berlin = (facts: Partial<RotaLayer>): RotaLayer =>
    layer({ zone: 'Europe/Berlin', members: ['ann', 'bob'], starts: '2026-10-18', ...facts });
  const through = (of: RotaLayer, from: string, minutes: number): string[] => {
    const steps = Array.from({ length: minutes / 10 }, (_, n) => Date.parse(from) + n * 600_000);
    const people = steps.map((instant) => onDuty(rota([of]), instant).join() || '-');
    return people.filter((person, n) => person !== people[n - 1]);
  };

  test('set back, a handover within the hour that comes twice happens once', () => {
    for (const handover of ['02:00', '02:10', '02:30', '02:50', '03:00'])
      expect(through(berlin({ handover }), '2026-10-24T22:00Z', 300)).toEqual(['ann', 'bob']);
    expect(onDuty(rota([berlin({ handover: '02:30' })]), Date.parse('2026-10-25T00:30Z'))).toEqual(['bob']);
  });

  test('set back, a duty until then ends once, and one from then begins once', () => {
    const late = berlin({ handover: '18:00', hours: { from: '18:00', to: '02:30' } });
    expect(through(late, '2026-10-24T22:00Z', 300)).toEqual(['ann', '-']);
    const early = berlin({ handover: '18:00', hours: { from: '02:30', to: '09:00' } });
    expect(through(early, '2026-10-24T22:00Z', 300)).toEqual(['-', 'ann']);
  });

  test('set forward, what was to happen in the hour that is skipped happens at its end, once', () => {
    const spring = { starts: '2026-03-22' };
    expect(through(berlin({ ...spring, handover: '02:30' }), '2026-03-28T22:00Z', 300)).toEqual(['ann', 'bob']);
    expect(onDuty(rota([berlin({ ...spring, handover: '02:30' })]), Date.parse('2026-03-29T01:00Z'))).toEqual(['bob']);
    const night = berlin({ ...spring, handover: '18:00', hours: { from: '18:00', to: '02:30' } });
    expect(through(night, '2026-03-28T22:00Z', 300)).toEqual(['ann', '-']);
  });

  test('set back over midnight, so that a date comes twice', () => {
    const azores = berlin({ zone: 'Atlantic/Azores', handover: '00:30', days: [7] });
    expect(through(azores, '2026-10-24T20:00Z', 1_800)).toEqual(['-', 'ann', 'bob', '-']);
  });

  test('round the clock there is no gap, on any day of the year', () => {
    for (const zone of ['Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Cairo', 'America/Havana', 'Asia/Manila']) {
      const always = berlin({ zone, members: ['ann'], starts: '2025-12-01' });
      for (let at = Date.parse('2026-01-01T00:00Z'); at < Date.parse('2027-01-01T00:00Z'); at += 1_800_000)
        expect(onDuty(rota([always]), at)).toEqual(['ann']);
    }
  });
});
