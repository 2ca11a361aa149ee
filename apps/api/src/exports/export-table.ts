import { attributeColumn } from '../../../../domain/spreadsheet/attribute-column.js';
import { attributeText } from '../../../../domain/spreadsheet/diff.js';
import { exportHeaders } from '../../../../domain/spreadsheet/fields.js';
import { tagsText } from '../../../../domain/spreadsheet/row.js';
import { formatLocal } from '../../../../domain/time.js';
import type { ItemJsonRow } from '../items/item-json.js';

export interface ExportRow extends ItemJsonRow {
  owner_email: string | null;
}

export interface ExportColumn {
  name: string;
  /** In characters. */
  width: number;
  cell: (row: ExportRow) => string;
}

/** Under names that the import knows, so that an export imported again changes nothing. */
const fieldColumns: readonly ExportColumn[] = [
  { name: exportHeaders.id, width: 16, cell: (i) => i.external_id ?? '' },
  { name: exportHeaders.title, width: 50, cell: (i) => i.title },
  { name: exportHeaders.description, width: 50, cell: (i) => i.description },
  {
    name: exportHeaders.owner,
    width: 28,
    cell: (i) => (i.owner_email === null ? i.owner_name : `${i.owner_name} <${i.owner_email}>`),
  },
  { name: exportHeaders.due, width: 18, cell: (i) => [i.due_date, i.due_time].filter(Boolean).join(' ') },
  { name: exportHeaders.status, width: 12, cell: (i) => i.status },
  { name: exportHeaders.severity, width: 12, cell: (i) => i.severity ?? '' },
  { name: exportHeaders.rootCause, width: 24, cell: (i) => i.root_cause ?? '' },
  { name: exportHeaders.raised, width: 12, cell: (i) => i.raised_on ?? '' },
  { name: exportHeaders.tags, width: 24, cell: (i) => tagsText(i.tags) },
  { name: exportHeaders.phase, width: 18, cell: (i) => i.phase_name },
  { name: exportHeaders.number, width: 18, cell: (i) => `AI-${i.number}` },
  { name: exportHeaders.program, width: 28, cell: (i) => i.program_name },
  { name: exportHeaders.overdue, width: 18, cell: (i) => (i.overdue ? 'yes' : 'no') },
  { name: exportHeaders.level, width: 16, cell: (i) => String(i.ladder_level) },
];

/** The columns of an export; attributes have columns of their own behind the others. */
export function exportColumns(attributes: string[]): ExportColumn[] {
  const own = attributes.map((name) => ({
    name: attributeColumn(name),
    width: 24,
    cell: (row: ExportRow) => attributeText(row.attributes[name]),
  }));
  return [...fieldColumns, ...own];
}

/** `action-items 2026-11-23 1405.csv` */
export function exportName(at: number, format: string): string {
  return `action-items ${formatLocal(at, 'UTC').replace(':', '')}.${format}`;
}
