import { itemRecord } from '../../test/factories/item-case.js';
import type { Actor } from './actor.js';
import { dueMove } from './due-move.js';

const now = Date.UTC(2026, 0, 5, 2);
const due = { date: '2026-01-20', time: '18:00', zone: 'Asia/Singapore' };
const subject = itemRecord({ due, facts: { status: 'in_progress', plannedFrom: now } });
const of = (id: string): Actor => ({ id, name: id, access: 'member' });
const asked = (actor: string, date: string) => {
  const { extension, change } = dueMove(subject, of(actor), { ...due, date }, now);
  return {
    extension: 'because' in extension ? extension.because : extension.asked.map(({ personId }) => personId),
    change: 'because' in change ? change.because : 'may',
  };
};

test('who owes it asks, and those are named who must agree; they do not set the date themselves', () => {
  const { extension, change } = asked('owner', '2026-01-30');
  expect(extension).toEqual(expect.arrayContaining(['manager', 'boss', 'lead']));
  expect(change).not.toBe('may');
});

test('the manager of the program sets it; the date is looked at, be it asked for or set', () => {
  expect(asked('manager', '2026-01-30').change).toBe('may');
  expect(asked('owner', '2026-01-10').extension).toMatch(/must be later than Tue 20 Jan 2026/);
  expect(asked('manager', '2026-01-02').change).toMatch(/has passed/);
  expect(asked('owner', '2027-12-30').extension).toMatch(/policy/);
});

test('a stranger may neither, and is told who may', () => {
  const { extension, change } = asked('zoe', '2026-01-30');
  expect([extension, change].every((each) => typeof each === 'string' && each.length > 10)).toBe(true);
});
