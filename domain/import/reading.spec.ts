import { planReading, type ReadingOptions } from './reading-plan.js';
import { readTable, type Reading } from './reading.js';
import { tagsOf, tagsText } from './row.js';

const header = ['ID', 'Title', 'Owner', 'Due', 'Status', 'Severity', 'Tags', 'Raised', 'Product', 'Completed'];

function read(rows: string[][], options: ReadingOptions = {}): Reading {
  const table = {
    header,
    headerRow: 1,
    rows: rows.map((cells, index) => ({ number: index + 2, cells })),
    date1904: false,
    notes: [],
  };
  return readTable(table, planReading(table, options));
}

it('drops nothing of a row: what no field takes is kept as an attribute', () => {
  const [draft] = read([
    ['G-1', 'Take down\n listing', 'Mei', '2026-02-13 17:00', 'WIP', 'High', 'ip; SG', '2026-01-05', 'Toys', ''],
  ]).drafts;
  expect(draft).toMatchObject({
    row: 2,
    externalId: 'G-1',
    title: 'Take down listing',
    owner: 'Mei',
    ownerColumn: 'Owner',
    due: { date: '2026-02-13', time: '17:00' },
    status: 'in_progress',
    severity: { value: 'High' },
    tags: ['ip', 'SG'],
    raisedOn: { value: '2026-01-05' },
    attributes: { Product: 'Toys' },
    emptyAttributes: ['Completed'],
    description: null,
  });
});

it.each([
  ['an empty title', ['G-1', '', 'Mei', '2026-02-13'], 'Title', 'The title is empty.'],
  ['an empty owner', ['G-1', 'A', ' ', '2026-02-13'], 'Owner', 'The owner is empty.'],
  ['no due date', ['G-1', 'A', 'Mei'], 'Due', 'The due is empty.'],
  [
    'a date that does not exist',
    ['G-1', 'A', 'Mei', '2026-02-30'],
    'Due',
    '"2026-02-30" is not a date. Write it as YYYY-MM-DD.',
  ],
  [
    'a bad date raised',
    ['G-1', 'A', 'Mei', '2026-02-13', '', '', '', 'once'],
    'Raised',
    '"once" is not a date. Write it as YYYY-MM-DD.',
  ],
])('rejects %s by row and column, and reads the others', (_, bad, column, message) => {
  const reading = read([bad, ['G-2', 'B', 'Mei', '2026-02-13']]);
  expect(reading.rejections).toEqual([{ row: 2, column, message, externalId: 'G-1', cells: bad }]);
  expect(reading.drafts.map(({ externalId }) => externalId)).toEqual(['G-2']);
  expect([...reading.externalIds]).toEqual(['g-1', 'g-2']);
});

it('rejects an id that was used before', () => {
  const { rejections } = read([
    ['G-1', 'A', 'Mei', '2026-02-13'],
    ['G-1', 'B', 'Mei', '2026-02-13'],
  ]);
  expect(rejections).toMatchObject([
    { row: 3, column: 'ID', message: expect.stringMatching(/already used in row 2/) as string },
  ]);
});

it('tells rows without an id apart by title, and by which of them they are', () => {
  const { drafts } = read([
    ['', 'Check  it', 'Mei', '2026-02-13'],
    ['', 'check it', 'Mei', '2026-02-14'],
  ]);
  expect(drafts.map(({ titleKey }) => titleKey)).toEqual(['check it#1', 'check it#2']);
});

it('takes a completion date for done, unless a status says otherwise', () => {
  const { drafts } = read([
    ['1', 'A', 'Mei', '2026-02-13', '', '', '', '', '', '2026-02-01'],
    ['2', 'B', 'Mei', '2026-02-13', 'open', '', '', '', '', '2026-02-01'],
  ]);
  expect(drafts.map(({ status }) => status)).toEqual(['done', 'open']);
});

it('shifts every due date, and no other', () => {
  const { drafts } = read(
    [
      ['1', 'A', 'Mei', '2021-11-17', '', '', '', '2021-11-03'],
      ['2', 'B', 'Mei', '2021-11-03'],
    ],
    { shiftTo: '2026-01-01' },
  );
  expect(drafts.map(({ due }) => due?.date)).toEqual(['2026-01-15', '2026-01-01']);
  expect(drafts[0]?.raisedOn).toEqual({ value: '2021-11-03' });
});

it.each([[['ip', 'SG']], [['a, b', 'c']], [['say "so"', '"quoted", yes']], [['最高']], [[]]])(
  'writes tags %j so that they are read again',
  (tags) => {
    expect(tagsOf(tagsText(tags))).toEqual(tags);
  },
);

it.each([
  ['a,b;c|d\ne', ['a', 'b', 'c', 'd', 'e']],
  ['高，低、中', ['高', '低', '中']],
  ['a, a,,', ['a']],
  ['"a;b" ; c', ['a;b', 'c']],
  ['"open, end', ['"open', 'end']],
])('splits tags %j', (text, tags) => {
  expect(tagsOf(text)).toEqual(tags);
});

const long = `Review the process by which listings are taken down, ${'and so on, '.repeat(60)}until it holds.`;

it('shortens a long title behind a word, and keeps its whole text', () => {
  const [draft] = read([['G-1', long, 'Mei', '2026-02-13']]).drafts;
  expect(draft?.title).toMatch(/^Review the process .*, and…$/);
  expect(draft?.title.length).toBeLessThanOrEqual(500);
  expect(draft).toMatchObject({ longTitle: long, description: long });
});

it('keeps a long title beside a description that is there', () => {
  const table = {
    header: ['Title', 'Owner', 'Due', 'Description'],
    headerRow: 1,
    notes: [],
    rows: [{ number: 2, cells: [long, 'Mei', '2026-02-13', 'Why'] }],
    date1904: false,
  };
  const [draft] = readTable(table, planReading(table)).drafts;
  expect(draft).toMatchObject({ description: 'Why', attributes: { 'Title (as imported)': long } });
});

describe('rows without a due date', () => {
  const row = (due: string, raised: string): string[] => ['G-1', 'A', 'Mei', due, '', '', '', raised];

  it.each([
    ['2026-12-31', { date: '2026-12-31' }],
    ['30 working days after Raised', { duration: '30 working days', after: '2026-01-05' }],
    ['P90D after import', { duration: 'P90D', after: null }],
    ['2 weeks after the day of import', { duration: '2 weeks', after: null }],
  ])('get one by the rule %s', (dueRule, counted) => {
    expect(read([row('', '2026-01-05')], { dueRule }).drafts).toMatchObject([{ due: null, dueText: null, counted }]);
  });

  it('are rejected without a rule, or without the date that it counts from', () => {
    expect(read([row('', '2026-01-05')]).rejections).toMatchObject([{ column: 'Due', message: 'The due is empty.' }]);
    expect(read([row('', '')], { dueRule: '3 days after Raised' }).rejections[0]?.message).toMatch(
      /^Neither a due date nor a date in "Raised"/,
    );
  });

  it('keep the date that they have', () => {
    const [draft] = read([row('2026-02-13', '')], { dueRule: '3 days after Raised' }).drafts;
    expect(draft).toMatchObject({ due: { date: '2026-02-13' }, counted: null });
  });

  it.each([
    ['soon', 'is no rule for a due date'],
    ['5 fortnights after Raised', '"5 fortnights after Raised":'],
    ['5 days after Colour', 'no column "Colour" for the due rule'],
    ['2026-02-30', 'is no rule'],
  ])('a rule such as %s is refused', (dueRule, detail) => {
    expect(() => read([row('', '')], { dueRule })).toThrow(detail);
  });
});

it('gives rows that name nobody to whom is said, and says nothing of it in the name of the file', () => {
  const rows = [
    ['G-1', 'A', 'TBD', '2026-02-13'],
    ['G-2', 'B', 'Tan', '2026-02-13'],
  ];
  expect(read(rows, { defaultOwner: 'Mei' }).drafts).toMatchObject([
    { owner: 'Mei', ownerText: '' },
    { owner: 'Tan', ownerText: 'Tan' },
  ]);
});

it.each([
  ['Progress', ['40%', '100%', '0'], undefined],
  ['Progress', ['In progress', 'Done', '40%'], 0],
  ['Progress %', ['Done', 'Done', 'Done'], undefined],
  ['Status', ['40%', '100%', '0%'], 0],
])('takes the column "%s" with %j for the state: %s', (name, texts, index) => {
  const table = {
    header: [name, 'Title', 'Owner', 'Due'],
    headerRow: 1,
    notes: [],
    rows: texts.map((text, at) => ({ number: at + 2, cells: [text, 'A', 'Mei', '2026-02-13'] })),
    date1904: false,
  };
  expect(planReading(table).columns.get('status')).toBe(index);
});
