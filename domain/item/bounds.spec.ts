import { itemRecord } from '../../test/factories/item-case.js';
import { calendarWith } from '../../test/factories/calendars.js';
import { decideItem } from './decide.js';
import { fireDueSteps } from './fire.js';
import { foresee } from './foresee.js';
import { type ItemOutcome } from './outcome.js';
import { noOutcome } from '../record/outcome.js';
import { dateOf, dayOf } from '../calendar/day.js';
import { clockChanges } from '../feed/clock-changes.js';
import type { EscalationLevel } from '../policy/escalation.js';
import { checkPolicy } from '../policy/check-policy.js';
import { firstOf } from '../recurrence/series.js';
import { Refusal } from '../refusal.js';
import { costInFloors } from '../../test/floor/floor.js';

const day = 86_400_000;
const start = Date.UTC(2026, 0, 5, 2);
const level: EscalationLevel = { after: 'PT0S', roles: ['owner'], people: [], channels: ['inbox'] };
const holds = { acknowledgementHolds: 'P1D' };

/** An item that has become live under policies as they are stored. */
function live(policies: { levels?: EscalationLevel[]; before?: string[] }): ItemOutcome {
  const base = itemRecord({ due: { date: '2026-01-06', time: null, zone: 'Asia/Singapore' } });
  const escalation = { ...holds, levels: policies.levels ?? [level] };
  const reminder = { before: policies.before ?? [], channels: ['inbox' as const] };
  const draft = { ...base, policies: { ...base.policies, escalation, reminder } };
  return decideItem(noOutcome(draft), { type: 'activate' }, { actorId: null, key: 'a', at: start });
}

test('the longest ladder that can be published is foreseen and fired without holding anybody up', () => {
  const levels = Array.from({ length: 20 }, (_, n) => ({
    ...level,
    after: `P${n * 30}D`,
    repeat: { every: 'PT5H', times: 100 },
  }));
  expect(checkPolicy('escalation', { ...holds, levels })).toEqual([]);
  const item = live({ levels });
  // It took minutes, in the process that answers everybody.
  expect(costInFloors(() => expect(foresee(item.after, Infinity, 100)).toHaveLength(100))).toBeLessThan(100);
  expect(
    costInFloors(() => expect(fireDueSteps(item, start + 3_000 * day).after.steps.length).toBeGreaterThan(2_000)),
  ).toBeLessThan(100);
});

const poison: [string, Parameters<typeof live>[0]][] = [
  ['repeated a thousand million times', { levels: [{ ...level, repeat: { every: 'PT0S', times: 1e9 } }] }],
  ['repeated for ever', { levels: [{ ...level, repeat: { every: 'P1D', times: Infinity } }] }],
  ['repeated no number of times', { levels: [{ ...level, repeat: { every: 'P1D', times: NaN } }] }],
  ['with too many levels', { levels: Array.from({ length: 50_000 }, () => level) }],
  ['with too many reminders', { before: Array.from({ length: 200_000 }, (_, n) => `PT${n + 1}M`) }],
];

test.each(poison)('a policy %s, which nobody could have published, is refused at once', (_, policies) => {
  expect(
    costInFloors(() => expect(() => fireDueSteps(live(policies), start + 3_000 * day)).toThrow(Refusal)),
  ).toBeLessThan(30);
});

test('a calendar on which nobody works for decades ends the search for a day', () => {
  const off = Array.from({ length: 20_000 }, (_, n) => [dateOf(dayOf('2026-01-05') + n), 'closed'] as const);
  const calendar = calendarWith({ daysOff: Object.fromEntries(off) });
  const schedule = {
    mode: 'after_completion' as const,
    rule: null,
    every: 'P1D',
    startsOn: '2026-01-05',
    time: '09:00',
    zone: 'Asia/Singapore',
    onDayOff: 'previous_working_day' as const,
    missed: 'catch_up' as const,
    until: null,
    count: null,
  };
  expect(
    costInFloors(() => expect(() => firstOf(schedule, calendar, start)).toThrow('days off in a row')),
  ).toBeLessThan(4_000);
});

test('the changes of clocks up to the end of time are found', () => {
  const from = Date.UTC(2026, 0, 6);
  const to = Date.UTC(9999, 11, 31);
  expect(
    costInFloors(() => expect(clockChanges('America/New_York', from, to).changes.length).toBeGreaterThan(500)),
  ).toBeLessThan(2_000);
});
