import type { Asked } from '../../../../database/query/ask.js';
import { elementsIn } from '../../../../database/query/lists.js';
import { isoInstant, jsonValue, kindOf } from '../../../../domain/query/values.js';
import type { ExportColumn } from '../exports/export-table.js';

export type AnswerRow = Asked['rows'][number];

/** Digits that a workbook holds of a number. */
const digitsOfWorkbook = 15;

/** An answer as a sheet: dates are dates there and numbers numbers, where a workbook holds them. */
export function answerColumns({ columns }: Asked): ExportColumn<AnswerRow>[] {
  return columns.map(({ name, type }, at) => {
    const text = (row: AnswerRow): string => cellText(row[at] ?? null, type);
    const column = { name, cell: text, width: 18 };
    switch (kindOf(type)) {
      case 'integer':
      case 'big':
      case 'decimal':
      case 'float':
        return { ...column, width: 12, bare: true, format: 'General', value: (row) => numberIn(row[at] ?? null) };
      case 'date':
      case 'instant':
        return {
          ...column,
          format: kindOf(type) === 'date' ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss',
          value: (row) => dateIn(row[at] ?? null),
        };
      default:
        return { ...column, width: 28 };
    }
  });
}

function cellText(text: string | null, type: string): string {
  if (text === null) return '';
  switch (kindOf(type)) {
    case 'boolean':
      return text === 't' ? 'true' : 'false';
    case 'instant':
      return isoInstant(text);
    case 'list':
      return JSON.stringify(jsonValue(text, type, elementsIn));
    default:
      return text;
  }
}

function numberIn(text: string | null): number | string | null {
  if (text === null) return null;
  const value = Number(text);
  return Number.isFinite(value) && text.replaceAll(/\D/g, '').length <= digitsOfWorkbook ? value : text;
}

function dateIn(text: string | null): Date | string | null {
  if (text === null) return null;
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : isoInstant(text));
  return Number.isNaN(date.getTime()) ? text : date;
}
