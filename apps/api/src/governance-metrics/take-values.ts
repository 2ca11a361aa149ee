import type { DataSource } from 'typeorm';
import type { Rejudged } from '../../../../database/governance-metrics/slices.js';
import { loadValues } from '../../../../database/governance-metrics/values.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { Turn } from '../../../../database/sql/in-turns.js';
import { mayLoadValues } from '../../../../domain/access/metric-access.js';
import type { Metric } from '../../../../domain/metric/metric.js';
import {
  contradiction,
  mostValueRows,
  readValueRow,
  valueColumnsOf,
  type GivenValue,
  type RowProblem,
} from '../../../../domain/metric/read-values.js';
import { thresholdFor } from '../../../../domain/metric/threshold.js';
import { stableId } from '../../../../domain/stable-id.js';
import type { Asked } from '../commands/asked.js';
import { invalidRequest, Problem } from '../problems/problem.js';
import { sliceJson } from './metric-json.js';

/** Rows that are named; the others are counted. */
const shown = 200;

/** Rows as they came in, from a body or a file. */
export interface Cells {
  columns: readonly string[];
  rows: readonly { row: number; cells: readonly unknown[]; problem?: RowProblem }[];
  /** A column that nothing is known of is a mistake; in a file it is left out. */
  strict: boolean;
}

/** Understands values, and takes all of them in or none. @throws Problem `rows-rejected` naming each that cannot be taken */
export async function takeValues(
  dataSource: DataSource,
  metric: Metric,
  given: Cells,
  { actor, key }: Asked,
): Promise<object> {
  mayLoadValues(actor, metric);
  const values = await understood(metric, given);
  const loaded = await dataSource.transaction(async (within) => {
    mayLoadValues(await actorKept(within, actor.id), metric);
    return loadValues(within, metric, values, { actorId: actor.id, key: stableId(actor.id, key), at: Date.now() });
  });
  const { moved, ...counts } = loaded;
  return { ...counts, movedCount: moved.length, moved: moved.slice(0, shown).map((one) => movedJson(metric, one)) };
}

async function understood(metric: Metric, { columns, rows, strict }: Cells): Promise<GivenValue[]> {
  if (rows.length > mostValueRows)
    throw new Problem(
      'file-too-large',
      `${rows.length} rows are more than the ${mostValueRows} that come in at once. Send them in parts.`,
      {
        status: 413,
      },
    );
  const at = valueColumnsOf(columns, metric, strict);
  if ('message' in at) throw invalidRequest([{ path: 'columns', message: at.message }]);
  const read: { given: GivenValue; row: number }[] = [];
  const rejected: RowProblem[] = [];
  const turn = new Turn();
  const now = Date.now();
  for (const { row, cells, problem } of rows) {
    await turn.next();
    const one = problem ?? readValueRow(cells, at, { metric, row, now });
    if ('message' in one) rejected.push(one);
    else read.push({ given: one, row });
  }
  const twice = contradiction(read);
  if (twice !== null)
    rejected.push({
      ...{ row: twice.row, column: 'period' },
      message: `gives another value than row ${twice.earlier} for the same slice and period. Leave one out.`,
    });
  if (rejected.length > 0) throw rejection(rejected);
  return read.map((one) => one.given);
}

function rejection(rejected: readonly RowProblem[]): Problem {
  const [first] = rejected;
  const where = `Row ${first?.row ?? 0}${first?.column ? `, ${first.column}` : ''}: ${first?.message ?? ''}`;
  return new Problem(
    'rows-rejected',
    `${rejected.length} ${rejected.length === 1 ? 'row' : 'rows'} cannot come in, so none did. ${where} Mend ${rejected.length === 1 ? 'it' : 'them'}, and send all of it again.`,
    { extra: { rejectedCount: rejected.length, rejected: rejected.slice(0, shown) } },
  );
}

function movedJson(metric: Metric, { id, slice, after }: Rejudged): object {
  return sliceJson({
    ...{ id, slice, key: '', state: after.state, since: after.since, reasons: after.reasons },
    threshold: thresholdFor(metric.thresholds, slice)?.name ?? null,
    last_period: after.judged.at(-1)?.period ?? null,
    updated_at: new Date(),
  });
}
