import { itemRecord } from '../../test/factories/item-case.js';
import { noOutcome } from '../record/outcome.js';
import type { ItemCommand } from './commands.js';
import { decideItem } from './decide.js';
import type { ItemRecord } from './item.js';

const at = Date.UTC(2026, 0, 5, 2);
const due = { date: '2026-02-02', time: '18:00', zone: 'Asia/Singapore' };
const later = { ...due, date: '2026-03-02' };

function after(subject: ItemRecord, command: ItemCommand, actorId: string): ItemRecord {
  return decideItem(noOutcome(subject), command, { actorId, key: command.type, at }).after;
}

function handedIn(): ItemRecord {
  const open = decideItem(noOutcome(itemRecord({ due })), { type: 'activate' }, { actorId: null, key: 'a', at }).after;
  return after(open, { type: 'submit', statement: 'done' }, 'owner');
}

const approve = { type: 'sign', decision: 'approve' } as const;

it('whoever decides says what they read where the due date has moved since it was handed in', () => {
  const moved = after(handedIn(), { type: 'change_due', due: later, reason: 'agreed' }, 'manager');
  expect(moved.round?.changedSince).toEqual(['due']);
  expect(() => after(moved, approve, 'manager')).toThrow(/this has changed: due/);
  expect(() => after(moved, { ...approve, contentHash: handedIn().round?.contentHash ?? '' }, 'manager')).toThrow(
    /changed since it was read/,
  );
  expect(after(moved, { ...approve, contentHash: moved.round?.contentHash ?? '' }, 'manager').item.status).toBe('done');
});

it('nothing has moved: a decision without a hash means what was handed in', () => {
  expect(after(handedIn(), approve, 'manager').item.status).toBe('done');
});

it('a round that was opened before the due date was part of what is signed goes on without it', () => {
  const subject = handedIn();
  const { due: _due, ...content } = subject.round?.content as Record<string, unknown>;
  const before = subject.round ? { ...subject.round, content } : null;
  const edited = after({ ...subject, round: before }, { type: 'edit', content: { tags: ['a'] } }, 'manager');
  expect(edited.round?.changedSince).toEqual(['tags']);
  expect(edited.round?.content).not.toHaveProperty('due');
});
