import { addressIn, bareName, besideAddress, bracketed, isPlaceholder, isUnsure, severalNames } from './owner-cell.js';

it.each(
  ['?', '??', '-', '—', 'TBD', 'tbc.', '(TBD)', 'TBD - ops', 'N/A', 'n.a.', 'None', '#N/A', '#REF!', '#NAME?'].concat([
    '无',
    '待定',
    '未分配',
    'chưa có',
    'Belum ada',
    'tiada',
    'ไม่มี',
    '0',
    '12345',
    '…',
    ' ',
    'Unassigned',
    'To be confirmed',
    'ditto',
    '同上',
    '"',
    'See above',
    'Everyone',
    'semua',
    'AI-12',
    '=A1',
    '2027-03-01',
  ]),
)('%s is nobody', (text) => {
  expect(isPlaceholder(text)).toBe(true);
});

it.each(['Mei', 'Na Li', 'O', '王', 'Open Source Team', 'Không Minh', 'ops@example.com', 'Nil Armstrong', 'TBCo'])(
  '%s may be somebody',
  (text) => {
    expect(isPlaceholder(text)).toBe(false);
  },
);

const known = (name: string): boolean => ['Mei', 'John'].includes(name);

it.each([
  ['Mei Lin; John Tan', ['Mei Lin', 'John Tan']],
  ['Mei/John', ['Mei', 'John']],
  ['Mei Lin / John Tan', ['Mei Lin', 'John Tan']],
  ['Mei Lin\nJohn Tan', ['Mei Lin', 'John Tan']],
  ['王伟、李娜', ['王伟', '李娜']],
  ['王伟，李娜', ['王伟', '李娜']],
  ['王伟和李娜', ['王伟', '李娜']],
  ['王伟 李娜', ['王伟', '李娜']],
  ['Mei Lin and John Tan', ['Mei Lin', 'John Tan']],
  ['Mei Lin, John Tan', ['Mei Lin', 'John Tan']],
  ['Mei, John', ['Mei', 'John']],
  ['Mei & John', ['Mei', 'John']],
  ['A, B, C', ['A', 'B', 'C']],
  ['mei@x.example, john@x.example', ['mei@x.example', 'john@x.example']],
  ['mei@x.example/john@x.example', ['mei@x.example', 'john@x.example']],
  ['Mei -> John', ['Mei', 'John']],
  ['Mei Lin → John Tan', ['Mei Lin', 'John Tan']],
  ['Mei Lin cc John Tan', ['Mei Lin', 'John Tan']],
  ['1. Mei Lin\n2. John Tan', ['Mei Lin', 'John Tan']],
  ['Budi dan Siti', ['Budi', 'Siti']],
  ['John Tan & mei@x.example', ['John Tan', 'mei@x.example']],
  ['Mei <mei@x.example> John <john@x.example>', ['mei@x.example', 'john@x.example']],
])('%j are several', (text, names) => {
  expect(severalNames(text, known)).toEqual(names);
});

it.each([
  'Mei Lin',
  'Lin, Mei',
  'Lin, Mei Xia',
  'Lin, Mei <mei@x.example>',
  'Tan/Mei <mei@x.example>',
  'Johnson & Johnson',
  'D-Link and TRENDnet',
  'AT&T',
  'Treck TCP/IP stack',
  'Acme Trading, Inc.',
  'Acme Trading, Pte. Ltd.',
  'John Tan, Jr.',
  '李和平',
  '欧阳和平',
  'Mei Lin, mei@x.example',
  'Lin, Mei, mei@x.example',
  'Mei Lin - mei@x.example',
  'Kementerian Pendidikan dan Kebudayaan',
  'Mei Lin;',
  'mei@x.example',
])('%s is one', (text) => {
  expect(severalNames(text, known)).toBeNull();
});

it.each([
  ['mei@x.example', 'mei@x.example', ''],
  ['mailto:Mei@X.example', 'mei@x.example', ''],
  ['Mei Lin <mei@x.example>', 'mei@x.example', 'Mei Lin'],
  ['Mei Lin (mei@x.example)', 'mei@x.example', 'Mei Lin'],
  ['mei@x.example (Mei Lin)', 'mei@x.example', 'Mei Lin'],
  ['Mei Lin - mei@x.example', 'mei@x.example', 'Mei Lin'],
  ['Mei Lin, mei@x.example', 'mei@x.example', 'Mei Lin'],
  ['Mei Lin', null, 'Mei Lin'],
])('%j is %s, called %j', (text, address, name) => {
  expect([addressIn(text), besideAddress(text)]).toEqual([address, name]);
});

it('knows what stands around a name, and what is not sure', () => {
  expect(['1. Mei Lin', '- Mei Lin;', 'Mei\u00a0 Lin*', 'Mei Lin /'].map(bareName)).toEqual(Array(4).fill('Mei Lin'));
  expect(bracketed('Mei Lin (Finance)')).toEqual({ name: 'Mei Lin', beside: 'Finance' });
  expect(bracketed('王伟（财务）')).toEqual({ name: '王伟', beside: '财务' });
  expect(bracketed('(Mei) Lin')).toBeNull();
  expect(['Mei?', 'Mei Lin (TBC)', '王伟（待定）'].every(isUnsure)).toBe(true);
  expect(['Mei Lin', 'Mei Lin (Finance)'].some(isUnsure)).toBe(false);
});
