import { expect, test } from '@jest/globals';
import { fired, folded, type Entry } from './folded.js';

const person = { id: 'p', name: 'Mei' };

function entry(seq: number, facts: Partial<Entry> = {}): Entry {
  const at = '2026-12-03T02:00:00Z';
  return {
    ...{ seq, at, local: '', recordedAt: at, type: 'item.mended', summary: '', actor: null, onBehalfOf: null },
    ...{ data: {}, rule: null, told: [], rooms: [], firedBy: null },
    ...facts,
  };
}

test('what the engine did by itself, several times in a row, is one line; what people did or were told stands alone', () => {
  const told = [{ person, role: null, kind: 'breach', level: null, push: 'sent', channels: [] }];
  const lines = folded([entry(1), entry(2, { actor: person }), entry(3), entry(4), entry(5, { told }), entry(6)]);
  expect(lines.map((line) => (line.kind === 'entry' ? line.entry.seq : line.entries.map(({ seq }) => seq)))).toEqual([
    ...[1, 2],
    [3, 4],
    ...[5, 6],
  ]);
});

test('the ladder has what a policy fired, and what holds it', () => {
  const policy = { versionId: 'v', name: 'Standard', kind: 'escalation' as const, version: 1 };
  const rule = { policy, level: 1, cycle: 1, calendar: null };
  const passed = fired([entry(1, { rule }), entry(2), entry(3, { type: 'item.acknowledged', actor: person })]);
  expect(passed.map(({ seq }) => seq)).toEqual([1, 3]);
});
