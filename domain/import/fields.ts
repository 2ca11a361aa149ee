/** Fields that a person may map a column to. */
export const mappableFields = [
  'id',
  'title',
  'description',
  'owner',
  'due',
  'status',
  'severity',
  'rootCause',
  'raised',
  'tags',
  'phase',
  'completed',
  'dependsOn',
] as const;

/** What a column can be taken for. The last twelve are Tollgate's own: an export or a list of rejected rows has them. */
export const fields = [
  ...mappableFields,
  'number',
  'version',
  'program',
  'overdue',
  'level',
  'firstDue',
  'age',
  'doneElsewhere',
  'brokenGlass',
  'updated',
  'row',
  'reason',
] as const;
export type Field = (typeof fields)[number];

/** Without these an action item cannot be. */
export const requiredFields = ['title', 'owner', 'due'] as const satisfies Field[];

/** To take the wrong one of two columns for one of these does harm; for the others both are kept as attributes. */
export const decisiveFields: readonly Field[] = ['id', 'title', 'owner', 'due', 'status'];

/** The names under which Tollgate writes sheets. They are read back as what they are. */
export const exportHeaders = {
  id: 'ID',
  title: 'Title',
  description: 'Description',
  owner: 'Owner',
  due: 'Due date',
  status: 'Status',
  severity: 'Severity',
  rootCause: 'Root cause',
  raised: 'Date raised',
  tags: 'Tags',
  phase: 'Phase',
  dependsOn: 'Depends on',
  number: 'Number (Tollgate)',
  version: 'Version (Tollgate)',
  program: 'Program (Tollgate)',
  overdue: 'Overdue (Tollgate)',
  level: 'Level (Tollgate)',
  firstDue: 'First due date (Tollgate)',
  age: 'Age in days (Tollgate)',
  doneElsewhere: 'Done elsewhere (Tollgate)',
  brokenGlass: 'Glass broken (Tollgate)',
  updated: 'Last changed (Tollgate)',
  row: 'Row (Tollgate)',
  reason: 'Reason (Tollgate)',
} as const satisfies Partial<Record<Field, string>>;
