import { isCellError, aboutCellError } from '../../../../domain/import/cell-error.js';
import { dateIn, dateOrders, readDateColumn } from '../../../../domain/import/date-column.js';
import type { DateOrder } from '../../../../domain/import/date-value.js';
import { SpreadsheetProblem } from '../../../../domain/import/problem.js';
import type { Table } from '../../../../domain/import/table.js';
import type { MetricMeaning } from '../../../../domain/metric/metric.js';
import { mostValueRows, valueColumnsOf, type RowProblem } from '../../../../domain/metric/read-values.js';
import { Choice, Text } from '../openapi/fields.js';
import { invalidRequest, Problem } from '../problems/problem.js';
import { RequestPipe } from '../problems/validation.pipe.js';
import { problemOfSheet } from '../uploads/read-uploaded.js';
import type { Cells } from './take-values.js';

class ValuesFileOptions {
  @Choice(dateOrders, {
    optional: true,
    description: 'In which order day, month and year stand, where the file does not say it.',
  })
  dateOrder?: DateOrder;

  @Text({ max: 40, optional: true, description: 'Of a text file, such as windows-874, where it is not found out.' })
  encoding?: string;

  @Text({ max: 100, optional: true, description: 'Of a workbook; the first with values where nothing is said.' })
  sheet?: string;
}

const pipe = new RequestPipe();

/** @throws Problem `invalid-request` */
export async function fileOptions(json: string | undefined): Promise<ValuesFileOptions> {
  try {
    const given: unknown = JSON.parse(json ?? '{}');
    return (await pipe.transform(given, { type: 'body', metatype: ValuesFileOptions })) as ValuesFileOptions;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalidRequest([{ path: 'options', message: 'must be a part with JSON, such as {"dateOrder": "dmy"}.' }]);
  }
}

/**
 * The rows of a file as values have them: its dates read as the whole column says, or asked about.
 *
 * @throws Problem `ambiguous-dates`, `missing-columns`, `file-too-large`
 */
export function cellsOfFile(
  table: Table,
  metric: Pick<MetricMeaning, 'type' | 'dimensions'>,
  dateOrder: DateOrder | null,
): { rows: Cells['rows']; ignored: string[] } {
  if (table.rows.length > mostValueRows)
    throw new Problem(
      'file-too-large',
      `${table.rows.length} rows are more than the ${mostValueRows} that come in at once. Send them in parts.`,
      {
        status: 413,
      },
    );
  const at = valueColumnsOf(table.header, metric, false);
  if ('message' in at) throw new Problem('missing-columns', `The file ${at.message}`, { status: 422 });
  const { period } = at;
  const cells = table.rows.map(({ number, cells: all, dates }) => ({
    row: number,
    text: dates?.[period] ?? all[period] ?? '',
  }));
  const column = columnOfDates(table, period, cells, dateOrder);
  const rows = table.rows.map(({ number: row, cells: all, problem }, index) => {
    const wrong = (name: string | null, message: string) => ({
      row,
      cells: all,
      problem: { row, column: name, message } satisfies RowProblem,
    });
    if (problem !== undefined) return wrong(null, problem);
    const fault = all.findIndex(isCellError);
    if (fault !== -1) return wrong(table.header[fault] ?? null, aboutCellError(all[fault] ?? ''));
    const read = dateIn(cells[index]?.text ?? '', column);
    if ('message' in read) return wrong(table.header[period] ?? 'period', read.message);
    return { row, cells: all.map((cell, place) => (place === period ? read.reading.date : cell)) };
  });
  const taken = new Set([period, at.amount, at.base, ...at.dimensions.map(({ index }) => index)]);
  return { rows, ignored: table.header.filter((_, index) => !taken.has(index)) };
}

function columnOfDates(table: Table, period: number, cells: { row: number; text: string }[], given: DateOrder | null) {
  try {
    return readDateColumn(table.header[period] ?? 'period', cells, { date1904: table.date1904, given });
  } catch (error) {
    throw error instanceof SpreadsheetProblem ? problemOfSheet(error) : error;
  }
}
