import { exportHeaders } from '../../../../domain/spreadsheet/fields.js';
import { attributeText } from '../../../../domain/spreadsheet/diff.js';
import { formatLocal } from '../../../../domain/time.js';
import type { ItemJsonRow } from '../items/item-json.js';

type Cell = (row: ItemJsonRow) => string;

/** Names that the import knows, so that an export imported again changes nothing. */
const columns: [string, Cell][] = [
  ['ID', (i) => i.external_id ?? ''],
  ['Title', (i) => i.title],
  ['Description', (i) => i.description],
  ['Owner', (i) => i.owner_name],
  ['Due date', (i) => `${i.due_date} ${i.due_time}`],
  ['Status', (i) => i.status],
  ['Severity', (i) => i.severity ?? ''],
  ['Root cause', (i) => i.root_cause ?? ''],
  ['Date raised', (i) => i.raised_on ?? ''],
  ['Tags', (i) => i.tags.join(', ')],
  ['Phase', (i) => i.phase_name],
  [exportHeaders.number, (i) => `AI-${i.number}`],
  [exportHeaders.program, (i) => i.program_name],
  [exportHeaders.overdue, (i) => (i.overdue ? 'yes' : 'no')],
  [exportHeaders.level, (i) => String(i.ladder_level)],
];

/** Header and a function for the cells of a row; attributes have columns of their own behind the others. */
export function exportTable(attributes: string[]): { header: string[]; cells: (row: ItemJsonRow) => string[] } {
  const own = new Set(columns.map(([name]) => name.toLowerCase()));
  const extra = attributes.filter((name) => !own.has(name.toLowerCase()));
  return {
    header: [...columns.map(([name]) => name), ...extra],
    cells: (row) => [...columns.map(([, cell]) => cell(row)), ...extra.map((name) => attributeText(row.attributes[name]))],
  };
}

/** `action-items 2026-11-23 1405.csv` */
export function exportName(at: number, format: string): string {
  return `action-items ${formatLocal(at, 'UTC').replace(':', '')}.${format}`;
}
