import { dueText } from './output.js';

const due = { date: '2026-12-18', time: '18:00', zone: 'Asia/Singapore', at: '2026-12-18T10:00:00.000Z' };

test('an item is due at its local time; what was agreed is named where that is a day off', () => {
  expect(dueText({ due })).toBe('2026-12-18 18:00 Asia/Singapore');
  expect(dueText({ due: { ...due, date: '2026-12-20', at: '2026-12-21T10:00:00.000Z' } })).toBe(
    '2026-12-21 18:00 Asia/Singapore (agreed 2026-12-20)',
  );
});
