import { formatLocal } from '../../../../domain/time.js';
import type { ExportColumn } from './export-table.js';

const minute = 'yyyy-mm-dd hh:mm';

interface Named {
  names: Record<string, string>;
}

/** Columns of a register, by what a row of it says. @param zoneOf in which zone its moments are written */
export function columnsOf<Row extends Named>(zoneOf: (row: Row) => string) {
  const text = (name: string, width: number, cell: (row: Row) => string | null): ExportColumn<Row> => ({
    ...{ name, width },
    cell: (row) => cell(row) ?? '',
  });
  const count = (name: string, of: (row: Row) => number | null): ExportColumn<Row> => ({
    ...{ name, width: 12, value: of, format: '0' },
    cell: (row) => String(of(row) ?? ''),
  });
  /** Local to the record, as its date is. */
  const moment = (name: string, of: (row: Row) => number | null): ExportColumn<Row> => {
    const local = (row: Row): string | null => {
      const at = of(row);
      return at === null ? null : formatLocal(at, zoneOf(row));
    };
    const value = (row: Row): Date | null => {
      const said = local(row);
      return said === null ? null : new Date(`${said.replace(' ', 'T')}Z`);
    };
    return { name, width: 18, cell: (row) => local(row) ?? '', value, format: minute };
  };
  const person = ({ names }: Row, id: string | null): string | null => (id === null ? null : (names[id] ?? ''));
  return { text, count, moment, person };
}
