import { isPlaceholder, severalNames } from './owner-cell.js';

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
  'mei@x.example',
])('%s is one', (text) => {
  expect(severalNames(text, known)).toBeNull();
});
