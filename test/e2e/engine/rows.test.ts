import { alignmentRow } from '../../../database/alignments/row.js';
import { delegationRow } from '../../../database/delegations/row.js';
import { exceptionRow } from '../../../database/exceptions/row.js';
import { itemRow } from '../../../database/items/row.js';
import { programRow } from '../../../database/programs/row.js';
import type { ColumnKind } from '../../../database/record/row.js';
import { recurrenceRow } from '../../../database/recurrences/row.js';
import { occurrenceRow } from '../../../database/occurrences/row.js';
import { caseRow } from '../../../database/cases/row.js';
import { reviewRow } from '../../../database/reviews/row.js';
import { analysisRow } from '../../../database/analyses/row.js';
import { proposalRow } from '../../../database/proposals/row.js';
import { controlTestRow } from '../../../database/control-tests/row.js';
import { controlRow } from '../../../database/controls/row.js';
import { findingRow } from '../../../database/findings/row.js';
import { riskRow } from '../../../database/risks/row.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  await tollgate.stop();
});

const typesOf: Record<ColumnKind, string[]> = {
  text: ['text'],
  uuid: ['uuid'],
  integer: ['int4', 'int2'],
  bigint: ['int8'],
  boolean: ['bool'],
  instant: ['timestamptz'],
  json: ['jsonb'],
  'text[]': ['_text'],
  'uuid[]': ['_uuid'],
  'bigint[]': ['_int8'],
  date: ['date'],
};

/** Columns without a default that are written beside a record's own facts. */
const besides: Record<string, string[]> = {
  action_items: ['original_due_at', 'created_by'],
  programs: ['created_by'],
  recurrences: ['owner_id'],
  occurrences: ['owner_id'],
};

test.each([
  itemRow,
  programRow,
  exceptionRow,
  recurrenceRow,
  riskRow,
  caseRow,
  reviewRow,
  findingRow,
  analysisRow,
  alignmentRow,
  controlRow,
  occurrenceRow,
  controlTestRow,
  proposalRow,
  delegationRow,
])('$table is as its description says', async (row) => {
  const columns = await tollgate.dataSource.query<{ name: string; type: string; needed: boolean }[]>(
    `SELECT column_name AS name, udt_name AS type,
       is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO' AS needed
     FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1`,
    [row.table],
  );
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  const wrong = row.columns.filter(({ name, kind }) => !typesOf[kind].includes(types.get(name) ?? ''));
  expect(wrong.map(({ name, kind }) => `${name} is ${types.get(name) ?? 'absent'}, not ${kind}`)).toEqual([]);
  const written = new Set([...row.columns.map(({ name }) => name), ...(besides[row.table] ?? [])]);
  expect(columns.filter(({ name, needed }) => needed && !written.has(name)).map(({ name }) => name)).toEqual([]);
});
