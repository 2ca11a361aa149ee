import { changesNothing, changesOf, newAttributes, type ExistingItem } from './diff.js';
import type { RowDraft } from './row.js';

const existing: ExistingItem = {
  id: '1',
  number: 7,
  externalId: 'G-1',
  status: 'open',
  title: 'Take down listing',
  description: 'Line one\nline two',
  severity: 'High',
  rootCause: null,
  tags: ['ip', 'SG'],
  attributes: { Product: 'Toys', Score: 3 },
  ownerId: 'mei',
  due: { date: '2026-02-13', time: '18:00', zone: 'Asia/Singapore' },
  dueAt: Date.UTC(2026, 1, 13, 10),
  raisedOn: '2026-01-05',
  phaseName: 'Remediation',
};

const draft: RowDraft = {
  row: 2,
  cells: [],
  externalId: 'G-1',
  number: null,
  titleKey: null,
  title: 'Take down listing',
  description: null,
  owner: 'Mei',
  ownerColumn: 'Owner',
  due: { date: '2026-02-13', time: null, instant: null },
  status: 'open',
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

it.each<[string, Partial<RowDraft>]>([
  ['only what there is already', {}],
  ['another kind of line end, spaces around', { description: ' Line one\r\nline two ' }],
  ['tags in another order', { tags: ['SG', 'ip'] }],
  ['a number as text', { attributes: { Score: '3' } }],
  [
    'the same instant in another zone',
    { due: { date: '2026-02-13', time: '10:00', instant: Date.UTC(2026, 1, 13, 10) } },
  ],
  ['a status that comes to the same', { statusWord: 'Pending' }],
])('sees no change in %s', (_, row) => {
  expect(changesNothing(changesOf(existing, { ...draft, ...row }, 'mei'))).toBe(true);
});

it.each<[string, Partial<RowDraft>, object]>([
  ['title', { title: 'Take it down' }, { content: { title: 'Take it down' } }],
  ['an emptied severity', { severity: { value: null } }, { content: { severity: null } }],
  ['tags', { tags: ['ip'] }, { content: { tags: ['ip'] } }],
  [
    'one attribute, the others kept',
    { attributes: { Product: 'Bags' } },
    { content: { attributes: { Product: 'Bags', Score: 3 } } },
  ],
  ['an emptied attribute', { emptyAttributes: ['Product'] }, { content: { attributes: { Score: 3 } } }],
  [
    'a date, its time kept',
    { due: { date: '2026-02-20', time: null, instant: null } },
    { due: { date: '2026-02-20', time: '18:00', zone: 'Asia/Singapore' } },
  ],
  [
    'a time',
    { due: { date: '2026-02-13', time: '12:00', instant: null } },
    { due: { date: '2026-02-13', time: '12:00', zone: 'Asia/Singapore' } },
  ],
  ['the day it was raised', { raisedOn: { value: '2026-01-06' } }, { raisedOn: { value: '2026-01-06' } }],
  [
    'a status that the file may not decide',
    { statusWord: 'Closed' },
    { content: { attributes: { Product: 'Toys', Score: 3, 'Status (as imported)': 'Closed' } } },
  ],
])('sees the change of %s', (_, row, expected) => {
  expect(changesOf(existing, { ...draft, ...row }, 'mei')).toMatchObject(expected);
});

it('sees another owner', () => {
  expect(changesOf(existing, draft, 'tan').ownerId).toBe('tan');
});

it('keeps a status without a word of ours as an attribute of the new item', () => {
  expect(newAttributes({ ...draft, statusWord: 'Blocked' })).toEqual({ 'Status (as imported)': 'Blocked' });
  expect(newAttributes({ ...draft, statusWord: 'Closed' })).toEqual({});
});
