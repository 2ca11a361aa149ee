import fc from 'fast-check';
import stringWidth from 'string-width';
import { optional, table } from './table.js';

const head = ['ITEM', 'TITLE', 'OWNER', 'STATUS', 'DUE', optional('ID')];
const id = '3f0c8a52-1111-4000-8000-000000000001';
const row = (title: string, owner = 'Nguyễn Thị Minh Khai') => [
  'AI-1234',
  title,
  owner,
  { long: 'in progress, overdue, level 2', short: 'L2 in progress' },
  { long: '2026-02-13 17:00 +08', short: '2026-02-13' },
  id,
];

test('where there is room, everything stands there in full', () => {
  const [first, second] = table(head, [row('Retrain the reviewers of Jakarta')], 1, 200).split('\n');
  expect(first).toMatch(/^ITEM +TITLE +OWNER +STATUS +DUE +ID$/);
  expect(second).toBe(
    `AI-1234  Retrain the reviewers of Jakarta  Nguyễn Thị Minh Khai  in progress, overdue, level 2  2026-02-13 17:00 +08  ${id}`,
  );
});

test('at 80 columns short forms are taken, what is optional is left out, and the title gets what is left', () => {
  const [first, second] = table(
    head,
    [row('Retrain the reviewers of Jakarta and Surabaya on the new rule')],
    1,
    80,
  ).split('\n');
  expect(first).not.toContain('ID');
  expect(second).toBe('AI-1234  Retrain the reviewers of Jakar…  Nguyễn Thị …  L2 in progr…  2026-02-13');
});

test('an id that cannot be named otherwise is never cut', () => {
  const lines = table(
    ['NAME', 'CREATED', 'ID'],
    [['A token with quite a long name for its kind', '2026-02-13 17:00 +08', id]],
    0,
    80,
  );
  expect(lines).toContain(id);
  expect(lines).toContain('2026-02-13 17:00 +08');
});

test('a letter that takes two places counts as two', () => {
  const lines = table(
    ['TITLE', 'OWNER'],
    [
      ['下架假冒商品并通知卖家'.repeat(6), '王伟'],
      ['b', '陈'],
    ],
    0,
    60,
  ).split('\n');
  expect(lines.map((line) => stringWidth(line) <= 60)).toEqual([true, true, true]);
  expect(lines[1]).toMatch(/… {2}王伟$/);
});

test('whatever is written in it, a row is one line, fits, and moves nothing on the terminal', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 120 }), { minLength: 1, maxLength: 8 }), (titles) => {
      const lines = table(
        ['ITEM', 'TITLE', 'OWNER'],
        titles.map((text, at) => [`AI-${at}`, text, text]),
        1,
        80,
      ).split('\n');
      expect(lines).toHaveLength(titles.length + 1);
      for (const line of lines) {
        expect(stringWidth(line)).toBeLessThanOrEqual(80);
        expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }
    }),
  );
});
