import { attributeColumn, attributeOf } from './attribute-column.js';
import { exportHeaders } from './fields.js';
import { describeMapping, matchColumns } from './header.js';
import { SpreadsheetProblem } from './problem.js';

const fieldsOf = (header: string[], mapping: Record<string, string> = {}): Record<string, string | undefined> =>
  Object.fromEntries([...matchColumns(header, mapping)].map(([field, index]) => [field, header[index]]));

function problemOf(header: string[], mapping: Record<string, string> = {}): SpreadsheetProblem {
  try {
    matchColumns(header, mapping);
  } catch (error) {
    if (error instanceof SpreadsheetProblem) return error;
    throw error;
  }
  throw new Error('it was matched');
}

it.each([
  [
    'the plainest names',
    ['ID', 'Title', 'Owner', 'Due date'],
    { id: 'ID', title: 'Title', owner: 'Owner', due: 'Due date' },
  ],
  [
    'any case and punctuation',
    ['action_item', 'P.I.C.', 'DUE-DATE:'],
    { title: 'action_item', owner: 'P.I.C.', due: 'DUE-DATE:' },
  ],
  [
    'Chinese',
    ['编号', '标题', '负责人', '截止日期', '状态'],
    { id: '编号', title: '标题', owner: '负责人', due: '截止日期', status: '状态' },
  ],
  [
    'Indonesian',
    ['Judul', 'Penanggung Jawab', 'Tenggat Waktu'],
    { title: 'Judul', owner: 'Penanggung Jawab', due: 'Tenggat Waktu' },
  ],
  [
    'Vietnamese',
    ['Tiêu đề', 'Người phụ trách', 'Hạn chót'],
    { title: 'Tiêu đề', owner: 'Người phụ trách', due: 'Hạn chót' },
  ],
  [
    'what comes before, but no prose',
    ['Title', 'PIC', 'Due', '前置任务 / Predecessors', 'Dependencies'],
    { title: 'Title', owner: 'PIC', due: 'Due', dependsOn: '前置任务 / Predecessors' },
  ],
  [
    'what comes before, in Vietnamese',
    ['Tiêu đề', 'Phụ trách', 'Hạn', 'Phụ thuộc vào'],
    { title: 'Tiêu đề', owner: 'Phụ trách', due: 'Hạn', dependsOn: 'Phụ thuộc vào' },
  ],
  [
    'two languages in one header',
    ['Task', 'PIC / 负责人', 'ETA (截止日期)'],
    { title: 'Task', owner: 'PIC / 负责人', due: 'ETA (截止日期)' },
  ],
  [
    'the better of two names',
    ['Summary', 'Title', 'POC', 'Deadline'],
    { title: 'Title', owner: 'POC', due: 'Deadline' },
  ],
])('matches %s', (_, header, expected) => {
  expect(fieldsOf(header)).toEqual(expected);
});

it('takes what a person maps before what names say', () => {
  const header = ['cveID', 'vendorProject', 'vulnerabilityName', 'dueDate', 'dateAdded', 'notes'];
  const mapping = { id: 'cveID', title: 'vulnerabilityName', owner: 'vendorProject' };
  expect(fieldsOf(header, mapping)).toEqual({
    id: 'cveID',
    title: 'vulnerabilityName',
    owner: 'vendorProject',
    due: 'dueDate',
    raised: 'dateAdded',
  });
  expect(describeMapping(header, matchColumns(header, mapping)).at(-1)).toEqual({ column: 'notes', field: null });
});

it('takes a field away where it is mapped to nothing', () => {
  expect(fieldsOf(['ID', 'Title', 'Owner', 'Due'], { id: '' })).not.toHaveProperty('id');
});

it.each([
  ['missing-columns', ['Title', 'Comment'], {}, /recognised as owner, due.*--map owner=COLUMN --map due=COLUMN/],
  [
    'ambiguous-columns',
    ['Title', 'PIC', 'Owner', 'Due'],
    {},
    /"PIC", "Owner" could each be the owner.*--map owner=PIC or --map owner=Owner/,
  ],
  ['invalid-mapping', ['Title', 'Owner', 'Due'], { id: 'Ref' }, /no column "Ref" for --map id=Ref/],
  [
    'invalid-mapping',
    ['Title', 'Owner', 'Due'],
    { colour: 'Title' },
    /"colour" .* is no field. The fields are id, title/,
  ],
])('says what to type: %s', (code, header, mapping, detail) => {
  const problem = problemOf(header, mapping);
  expect(problem.code).toBe(code);
  expect(problem.detail).toMatch(detail);
});

it('reads its own headers back as what they are', () => {
  const header = Object.values(exportHeaders);
  expect(fieldsOf(header)).toEqual(exportHeaders);
});

it('keeps an attribute an attribute, whatever it is called', () => {
  const names = ['Deadline', 'Status (as imported)', 'PIC / 负责人', 'product', 'Attribute: x'];
  const columns = names.map(attributeColumn);
  expect(columns).toEqual([
    'Attribute: Deadline',
    'Attribute: Status (as imported)',
    'Attribute: PIC / 负责人',
    'product',
    'Attribute: Attribute: x',
  ]);
  expect(columns.map(attributeOf)).toEqual(names);
  expect(fieldsOf(['Title', 'Owner', 'Due date', ...columns])).toEqual({
    title: 'Title',
    owner: 'Owner',
    due: 'Due date',
  });
});
