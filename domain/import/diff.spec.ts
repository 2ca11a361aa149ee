import { changesNothing, compareRow, type Comparison, type ComparedWith, type ExistingItem } from './diff.js';
import type { RowDraft } from './row.js';
import { saidBy, type Statement } from './said.js';

const item: ExistingItem = {
  id: '1',
  number: 7,
  externalId: 'G-1',
  status: 'open',
  heldBy: null,
  overdue: false,
  title: 'Take down listing',
  description: 'Line one\nline two',
  severity: 'High',
  rootCause: null,
  tags: ['ip', 'SG'],
  attributes: { Product: 'Toys', Score: 3 },
  ownerId: 'mei',
  ownerName: 'Mei',
  due: { date: '2026-02-13', time: '18:00', zone: 'Asia/Singapore' },
  dueAt: Date.UTC(2026, 1, 13, 10),
  raisedOn: '2026-01-05',
  phaseName: 'Remediation',
};

const draft: RowDraft = {
  row: 2,
  cells: [],
  externalId: 'G-1',
  idColumn: 'ID',
  alike: [],
  isPadded: false,
  number: null,
  version: null,
  titleKey: null,
  title: 'Take down listing',
  longTitle: null,
  description: null,
  owner: 'Mei',
  ownerText: 'Mei',
  ownerColumn: 'Owner',
  due: { date: '2026-02-13', time: null, instant: null },
  dueText: '2026-02-13',
  counted: null,
  status: 'open',
  saysStatus: false,
  statusWord: '',
  statusColumn: 'Status',
  severity: null,
  rootCause: null,
  raisedOn: null,
  tags: null,
  phase: '',
  phaseColumn: null,
  waitsFor: null,
  waitsForColumn: null,
  attributes: {},
  emptyAttributes: [],
};

const mei = { id: 'mei', name: 'Mei' };
const tan = { id: 'tan', name: 'Tan' };
const due = (date: string): Partial<RowDraft> => ({ due: { date, time: null, instant: null }, dueText: date });
const says = (status: RowDraft['status'], word: string): Partial<RowDraft> => ({
  status,
  statusWord: word,
  saysStatus: true,
});

/** What the register said when the item was as it is above. */
const lastTime = (row: Partial<RowDraft> = {}): Statement => {
  const then = { ...draft, ...row };
  return { said: saidBy(then), taken: { owner: 'mei', due: then.dueText ?? '' } };
};

function compare(
  row: Partial<RowDraft>,
  here: Partial<ExistingItem> = {},
  against: Partial<ComparedWith> = {},
): Comparison {
  return compareRow(
    { ...item, ...here },
    { ...draft, ...row },
    { last: null, decidedHere: () => false, owner: mei, emptyCounts: false, onConflict: 'ask', ...against },
  );
}

const verdicts = ({ listed }: Comparison): string[] => listed.map(({ field, verdict }) => `${field} ${verdict}`);

describe('what this register said last time is not known', () => {
  it.each<[string, Partial<RowDraft>]>([
    ['only what there is already', {}],
    ['another kind of line end, spaces around', { description: ' Line one\r\nline two ' }],
    ['tags in another order', { tags: ['SG', 'ip'] }],
    ['a number as text', { attributes: { Score: '3' } }],
    [
      'the same instant in another zone',
      { due: { date: '2026-02-13', time: '10:00', instant: Date.UTC(2026, 1, 13, 10) }, dueText: '2026-02-13T10:00Z' },
    ],
    ['a status that comes to the same', says('open', 'Pending')],
    ['an empty cell', { severity: { value: null }, emptyAttributes: ['Product'] }],
  ])('sees no change in %s', (_, row) => {
    const { changes, listed } = compare(row);
    expect(changesNothing(changes)).toBe(true);
    expect(listed).toEqual([]);
  });

  it.each<[string, Partial<RowDraft>, object]>([
    ['title', { title: 'Take it down' }, { content: { title: 'Take it down' } }],
    ['tags', { tags: ['ip'] }, { content: { tags: ['ip'] } }],
    [
      'one attribute, the others kept',
      { attributes: { Product: 'Bags' } },
      { content: { attributes: { Product: 'Bags', Score: 3 } } },
    ],
    [
      'a date, its time kept',
      due('2026-02-20'),
      { due: { date: '2026-02-20', time: '18:00', zone: 'Asia/Singapore' } },
    ],
    [
      'a time',
      { due: { date: '2026-02-13', time: '12:00', instant: null }, dueText: '2026-02-13 12:00' },
      { due: { date: '2026-02-13', time: '12:00', zone: 'Asia/Singapore' } },
    ],
    ['the day it was raised', { raisedOn: { value: '2026-01-06' } }, { raisedOn: { value: '2026-01-06' } }],
  ])('takes the change of %s where nobody has decided it here', (_, row, expected) => {
    expect(compare(row).changes).toMatchObject(expected);
  });

  it('keeps what people have decided here, and a state whatever', () => {
    const decided = compare(
      { ...due('2026-02-20'), title: 'Take it down', ...says('on_hold', 'Paused') },
      {},
      { decidedHere: (field) => field === 'due' },
    );
    expect(verdicts(decided)).toEqual(['title changed', 'due kept', 'status kept']);
    expect(decided.changes).toMatchObject({ content: { title: 'Take it down' }, due: null, state: null });
    expect(decided.statement.said).toEqual({ title: 'Take it down', owner: 'Mei' });
  });

  it('empties a field that an export has emptied', () => {
    const { changes } = compare({ severity: { value: null } }, {}, { emptyCounts: true });
    expect(changes.content).toEqual({ severity: null });
  });
});

describe('what it said last time is known', () => {
  it('changes nothing where the file has not changed, whatever became of the item here', () => {
    const here = {
      title: 'Take down every listing',
      ownerId: 'tan',
      ownerName: 'Tan',
      due: { ...item.due, date: '2026-04-01' },
      severity: 'Low',
      status: 'on_hold' as const,
      attributes: {},
    };
    const row = { severity: { value: 'High' }, attributes: { Product: 'Toys' }, ...says('open', 'Open') };
    const { changes, listed } = compare(row, here, { last: lastTime(row), owner: null });
    expect(changesNothing(changes)).toBe(true);
    expect(listed).toEqual([]);
  });

  it('takes what only the file has changed', () => {
    const last = lastTime({ severity: { value: 'High' }, ...says('open', 'Open') });
    const row = { ...due('2026-03-01'), ownerText: 'Tan', severity: { value: null }, ...says('on_hold', 'Paused') };
    const { changes, listed, statement } = compare(row, {}, { last, owner: tan });
    expect(changes).toMatchObject({
      ownerId: 'tan',
      due: { date: '2026-03-01' },
      content: { severity: null },
      state: 'hold',
    });
    expect(listed).toContainEqual({
      field: 'due',
      from: '2026-02-13 18:00',
      to: '2026-03-01',
      last: '2026-02-13',
      verdict: 'changed',
    });
    expect(statement).toMatchObject({ said: { due: '2026-03-01', status: 'on_hold' }, taken: { owner: 'tan' } });
  });

  const extended = { due: { ...item.due, date: '2026-04-01' } };

  it.each([
    ['ask', 'due kept', null, '2026-02-13'],
    ['keep', 'due kept', null, '2026-03-01'],
    ['file', 'due changed', { date: '2026-03-01' }, '2026-03-01'],
  ] as const)('where both have changed, %s: %s', (onConflict, verdict, expected, said) => {
    const found = compare(due('2026-03-01'), extended, { last: lastTime(), owner: null, onConflict });
    expect(verdicts(found)).toEqual([verdict]);
    if (expected) expect(found.changes.due).toMatchObject(expected);
    else expect(found.changes.due).toBeNull();
    // Only what is settled is the last time of the next import.
    expect(found.statement.said['due']).toBe(said);
  });

  it('says nothing where the file has caught up with what was decided here', () => {
    const { listed, statement } = compare(due('2026-04-01'), extended, { last: lastTime(), owner: null });
    expect(listed).toEqual([]);
    expect(statement.said['due']).toBe('2026-04-01');
  });

  it('takes the file at its word where somebody has changed something here, and back', () => {
    expect(compare(due('2026-03-01'), {}, { last: lastTime(), owner: null }).changes.due).not.toBeNull();
  });

  it.each(['done', 'cancelled'] as const)('leaves alone what is %s', (status) => {
    const found = compare({ title: 'Take it down' }, { status }, { last: lastTime(), owner: null, onConflict: 'file' });
    expect(verdicts(found)).toEqual(['title left']);
    expect(changesNothing(found.changes)).toBe(true);
  });

  it('notes that something is done, which its sign-off decides, and takes the note away when they agree', () => {
    const last = lastTime(says('open', 'Open'));
    const noted = compare(says('done', 'Closed'), {}, { last, owner: null });
    expect(verdicts(noted)).toEqual(['status noted']);
    expect(noted.changes).toMatchObject({ state: null, content: { attributes: { 'Status (as imported)': 'Closed' } } });
    const attributes = { 'Status (as imported)': 'Closed' };
    expect(compare(says('open', 'Open'), { attributes }, { last, owner: null }).changes.content?.attributes).toEqual(
      {},
    );
  });

  it('keeps what was said of a column that the file has no more, and takes one that is new', () => {
    const last = lastTime({ severity: { value: 'High' } });
    const { changes, statement } = compare({ attributes: { Region: 'SG' } }, {}, { last, owner: null });
    expect(changes.content).toEqual({ attributes: { ...item.attributes, Region: 'SG' } });
    expect(statement.said).toMatchObject({ severity: 'High', 'attribute:Region': 'SG' });
  });

  it('counts a new reading of the same word as a change of the file', () => {
    const last = lastTime(says('open', 'Blocked'));
    expect(compare(says('on_hold', 'Blocked'), {}, { last, owner: null }).changes.state).toBe('hold');
  });

  it('does not take a shift of dates for something that was decided here', () => {
    const last = { said: { ...lastTime().said }, taken: { owner: 'mei', due: '2026-02-13' } };
    last.said['due'] = '2025-02-13';
    const shifted = { due: { date: '2026-02-20', time: null, instant: null }, dueText: '2025-02-20' };
    expect(verdicts(compare(shifted, {}, { last, owner: null }))).toEqual(['due changed']);
  });
});
