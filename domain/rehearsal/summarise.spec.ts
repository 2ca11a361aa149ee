import { summarise, type RehearsedMessage } from './summarise.js';

const message = (personId: string, kind: string, at: string, level: number | null = null): RehearsedMessage => ({
  personId,
  name: personId.toUpperCase(),
  kind,
  level,
  at,
});

test('who gets most comes first; what falls into one minute is one letter', () => {
  const people = summarise([
    message('wei', 'reminder', '2026-03-02T01:00:00.000Z'),
    message('mei', 'level', '2026-03-02T01:00:00.000Z', 1),
    message('mei', 'level', '2026-03-02T01:00:59.000Z', 2),
    message('mei', 'reminder', '2026-03-03T01:00:00.000Z'),
  ]);
  expect(people).toEqual([
    {
      person: { id: 'mei', name: 'MEI' },
      messages: 3,
      letters: 2,
      byKind: { level: 2, reminder: 1 },
      highestLevel: 2,
    },
    { person: { id: 'wei', name: 'WEI' }, messages: 1, letters: 1, byKind: { reminder: 1 }, highestLevel: null },
  ]);
  expect(summarise([])).toEqual([]);
});
