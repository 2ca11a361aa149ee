import type { UseInfiniteQueryResult, InfiniteData } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { DataTable, type Column } from '../data-table.js';
import { Empty } from '../empty.js';
import { Loading } from '../loading.js';
import { Problem } from '../problem.js';

interface Props<Row> {
  label: string;
  found: UseInfiniteQueryResult<InfiniteData<{ items: Row[] }>>;
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  empty: string;
  sort?: string | undefined;
  onSort?: (sort: string) => void;
}

/** A list that comes page by page: its table, or the shape of it, or that there is none, or why it is not there. */
export function ListOf<Row>({ label, found, columns, keyOf, empty, sort, onSort }: Props<Row>): ReactElement {
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <Problem error={found.error} />
      {found.isPending && <Loading rows={8} />}
      {found.data !== undefined && rows.length === 0 && <Empty>{empty}</Empty>}
      {rows.length > 0 && (
        <DataTable
          label={label}
          columns={columns}
          rows={rows}
          keyOf={keyOf}
          {...(onSort ? { sort, onSort } : {})}
          more={found.hasNextPage && !found.isFetchingNextPage ? () => void found.fetchNextPage() : undefined}
        />
      )}
    </>
  );
}
