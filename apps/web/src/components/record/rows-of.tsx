import { Button } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { useTexts } from '../../lib/texts.js';
import { Empty } from '../empty.js';
import { Loading } from '../loading.js';
import { Problem } from '../problem.js';

interface Props<Row> {
  found: UseInfiniteQueryResult<InfiniteData<{ items: Row[] }>>;
  /** What is said where there is none; null: nothing. */
  empty: string | null;
  children: (row: Row) => ReactNode;
}

/** What comes page by page, one below the other: or the shape of it, or that there is none, or why it is not there. */
export function RowsOf<Row extends { id: string }>({ found, empty, children }: Props<Row>): ReactElement {
  const t = useTexts();
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <Problem error={found.error} />
      {found.isPending && <Loading />}
      {found.data && rows.length === 0 && empty !== null && <Empty>{empty}</Empty>}
      {rows.length > 0 && (
        <ul className="rows">
          {rows.map((row) => (
            <li key={row.id}>{children(row)}</li>
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <Button variant="default" onClick={() => void found.fetchNextPage()}>
          {t('showMore')}
        </Button>
      )}
    </>
  );
}
