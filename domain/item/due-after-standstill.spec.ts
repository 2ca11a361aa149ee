import { DateTime } from 'luxon';
import { itemRecord } from '../../test/factories/item-case.js';
import { singapore } from '../../test/factories/calendars.js';
import { defaultEscalationPolicy } from '../policy/escalation.js';
import { decideItem } from './decide.js';
import type { ItemCommand } from './commands.js';
import { dueAfter, type LocalDue } from '../calendar/due.js';
import { fireDueSteps } from './fire.js';
import type { ItemRecord } from './item.js';
import { noOutcome } from '../record/outcome.js';

const at = (local: string): number => DateTime.fromISO(local, { zone: 'Asia/Singapore' }).toMillis();
const zone = 'Asia/Singapore';

/** On hold from one instant to another, under a policy that moves the due date by that time. */
function held(
  due: LocalDue,
  from: string,
  to: string,
  time: 'calendar' | 'working' = 'calendar',
  meanwhile?: LocalDue,
): ItemRecord {
  const base = itemRecord({ due });
  const escalation = { ...defaultEscalationPolicy, time, onHold: 'due_moves' as const };
  const subject = { ...base, policies: { ...base.policies, escalation } };
  let outcome = decideItem(
    noOutcome(subject),
    { type: 'activate' },
    { actorId: null, key: 'a', at: at('2026-01-05T10:00') },
  );
  const story: [string, ItemCommand][] = [
    [from, { type: 'hold', reason: 'waits' }],
    ...(meanwhile ? [[from, { type: 'change_due', due: meanwhile, reason: 'agreed' }] as [string, ItemCommand]] : []),
    [to, { type: 'resume' }],
  ];
  for (const [index, [when, command]] of story.entries())
    outcome = decideItem(fireDueSteps(outcome, at(when)), command, {
      actorId: 'manager',
      key: `k${index}`,
      at: at(when),
    });
  return outcome.after;
}
const monday = '2026-01-12T11:00';
const day: LocalDue = { date: '2026-01-20', time: null, zone };

test.each([
  // Tuesday; three days later it is Friday, and the end of the working day still.
  ['a day', day, '2026-01-15T16:30', 'calendar', { ...day, date: '2026-01-23' }],
  ['a day, for an hour', day, '2026-01-12T12:00', 'calendar', day],
  // From Monday over the weekend: six working days, not eight.
  ['a day, in working time', day, '2026-01-20T11:00', 'working', { ...day, date: '2026-01-28' }],
  ['a time', { ...day, time: '15:00' }, '2026-01-14T11:30', 'calendar', { date: '2026-01-22', time: '15:30', zone }],
  ['a time, for two seconds', { ...day, time: '15:00' }, '2026-01-12T11:00:02', 'calendar', { ...day, time: '15:00' }],
] as const)('%s stays what it is', (_, due, to, time, right) => {
  expect(held(due, monday, to, time).item.due).toEqual(right);
});

test('what was counted is counted from so much later, and its count is kept', () => {
  const basis = { from: at('2026-01-05T10:00'), duration: '10 working days' };
  const due = dueAfter(basis, singapore);
  expect(due).toMatchObject({ date: '2026-01-19', time: null });
  // Monday to Thursday: three working days.
  const { item } = held(due, monday, '2026-01-15T11:00');
  expect(item.due).toEqual({ date: '2026-01-22', time: null, zone, basis: { ...basis, from: at('2026-01-08T10:00') } });
});

test('a date that is agreed on hold stands when it goes on, and passes on hold as any other', () => {
  const agreed: LocalDue = { date: '2026-02-27', time: null, zone };
  expect(held(day, monday, '2026-01-22T11:00', 'calendar', agreed).item).toMatchObject({ due: agreed, overdue: false });
  const soon: LocalDue = { date: '2026-01-14', time: '09:00', zone };
  expect(held(day, monday, '2026-01-22T11:00', 'calendar', soon).item).toMatchObject({
    due: soon,
    breachedAt: at('2026-01-14T09:00'),
  });
});
