import { Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type ReactElement } from 'react';
import { Problem } from '../../../components/problem.js';
import { useTexts } from '../../../lib/texts.js';
import { Card } from './card.js';
import type { Move, Status } from './moves.js';
import { column, countIn, type BoardSearch } from './queries.js';

interface Props {
  programId: string;
  status: Status;
  search: BoardSearch;
  /** Where its cards can be moved to at all. */
  targets: readonly Status[];
  wish: (move: Move) => void;
}

/** A state, how many are in it, and its cards; those that are near are drawn, and more come when one comes near the end. */
export function Column({ programId, status, search, targets, wish }: Props): ReactElement {
  const t = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const found = useInfiniteQuery(column(programId, status, search));
  const count = useQuery(countIn(programId, status, search)).data?.count;
  const items = useMemo(() => found.data?.pages.flatMap((page) => page.items) ?? [], [found.data]);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => 118,
    overscan: 4,
    getItemKey: (index) => items[index]?.id ?? index,
  });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? -1;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = found;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= items.length - 10) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, items.length]);
  const name = t(`status.${status}`);
  return (
    <section className="board-column" aria-label={name}>
      <Title order={3} className="board-head">
        {name}{' '}
        <Text span size="sm" c="dimmed">
          {count ?? ''}
        </Text>
      </Title>
      <Problem error={found.error} />
      <div
        className="board-cards"
        ref={box}
        tabIndex={0}
        role="region"
        aria-label={t('board.cardsOf', { state: name })}
      >
        {found.data !== undefined && items.length === 0 && (
          <Text size="sm" c="dimmed" p="xs">
            {t('board.nothing')}
          </Text>
        )}
        {items.length > 0 && (
          <ol style={{ height: virtual.getTotalSize() }}>
            {drawn.map(({ index, key, start }) => {
              const item = items[index];
              if (item === undefined) return null;
              return (
                <li
                  key={key}
                  ref={virtual.measureElement}
                  data-index={index}
                  style={{ top: start }}
                  aria-setsize={count ?? -1}
                  aria-posinset={index + 1}
                >
                  <Card item={item} targets={targets} wish={wish} />
                </li>
              );
            })}
          </ol>
        )}
      </div>
    </section>
  );
}
