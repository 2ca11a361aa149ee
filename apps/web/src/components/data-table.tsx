import { Table, UnstyledButton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { useShown } from '../lib/columns.js';
import { usePrinting } from '../lib/printing.js';
import { useTexts } from '../lib/texts.js';

export interface Column<Row> {
  id: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** By which it can be sorted, as the API calls it; descending with `-` before. */
  sort?: string;
  numeric?: boolean;
  width?: number | string;
  /** It is not made narrower than so many px; the table is moved aside where there is no room. */
  least?: number;
}

interface Props<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  sort?: string | undefined;
  onSort?: (sort: string) => void;
  /** Where there are more than these: fetches them; undefined while there are none. */
  more?: (() => void) | undefined;
}

const rowHeight = 42;

/** A table with the columns that its address asks for; it draws the rows that are near, and fetches what follows when one comes near its end. */
export function DataTable<Row>({ label, columns: all, rows, keyOf, sort, onSort, more }: Props<Row>): ReactElement {
  const t = useTexts();
  const columns = useShown(all);
  const box = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    // On paper there is nothing to scroll.
    overscan: printing ? rows.length : 12,
    getItemKey: (index) => keyOf(rows[index] as Row),
  });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? -1;
  useEffect(() => {
    if (more !== undefined && last >= rows.length - 20) more();
  }, [more, last, rows.length]);
  const above = drawn[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    <div className="table-box" ref={box} tabIndex={0} role="region" aria-label={label}>
      <Table stickyHeader highlightOnHover aria-rowcount={more === undefined ? rows.length + 1 : -1}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th
                key={column.id}
                {...(column.width === undefined ? {} : { w: column.width })}
                {...(column.least === undefined ? {} : { miw: column.least })}
                ta={column.numeric ? 'right' : 'left'}
                aria-sort={sorted(column.sort, sort)}
              >
                {column.sort === undefined || onSort === undefined ? (
                  column.title
                ) : (
                  <UnstyledButton
                    fz="inherit"
                    fw="inherit"
                    onClick={() => onSort(sort === column.sort ? `-${column.sort}` : (column.sort ?? ''))}
                    title={t('table.sortBy', { column: column.title })}
                  >
                    {column.title} <span aria-hidden>{arrow(column.sort, sort)}</span>
                  </UnstyledButton>
                )}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {above > 0 && <Spacer height={above} columns={columns.length} />}
          {drawn.map(({ index, key }) => {
            const row = rows[index] as Row;
            return (
              <Table.Tr key={key} data-index={index} ref={virtual.measureElement} aria-rowindex={index + 2}>
                {columns.map((column) => (
                  <Table.Td key={column.id} ta={column.numeric ? 'right' : 'left'}>
                    {column.cell(row)}
                  </Table.Td>
                ))}
              </Table.Tr>
            );
          })}
          {below > 0 && <Spacer height={below} columns={columns.length} />}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Spacer({ height, columns }: { height: number; columns: number }): ReactElement {
  return (
    <tr aria-hidden style={{ height }}>
      <td colSpan={columns} />
    </tr>
  );
}

function sorted(column: string | undefined, sort: string | undefined): 'ascending' | 'descending' | 'none' | undefined {
  if (column === undefined) return undefined;
  if (sort === column) return 'ascending';
  return sort === `-${column}` ? 'descending' : 'none';
}

function arrow(column: string | undefined, sort: string | undefined): string {
  return { ascending: '▲', descending: '▼', none: '' }[sorted(column, sort) ?? 'none'];
}
