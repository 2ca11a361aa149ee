import './list.css';
import { Checkbox, Text, UnstyledButton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useMemo, useRef, type ReactElement } from 'react';
import { Due } from '../../components/due.js';
import { ItemLink, ProgramLink } from '../../components/record-link.js';
import { ItemStatus } from '../../components/status.js';
import { useClock, useTexts } from '../../lib/texts.js';
import type { Item } from './queries.js';
import { rowsOf, type Row } from './rows.js';
import { usualColumns, type Column, type ItemSearch } from './search.js';

interface Props {
  items: readonly Item[];
  search: ItemSearch;
  sortBy: (sort: string) => void;
  chosen: ReadonlySet<string>;
  choose: (ids: ReadonlySet<string>) => void;
  /** Whether more can be had, and how. */
  more: boolean;
  fetchMore: () => void;
}

/** By which of them the API can put the list into order. */
const sorts: Partial<Record<Column | 'item', string>> = {
  item: 'number',
  due: 'due',
  severity: 'severity',
  updated: 'updated',
};

/** Beside the menu of a window of 1,280 px the usual ones stand side by side. */
const widths: Partial<Record<Column, string>> = {
  program: 'minmax(6.5rem, 1.2fr)',
  owner: 'minmax(6.5rem, 1fr)',
  due: 'minmax(18.5rem, 1.2fr)',
  status: 'minmax(8.5rem, 0.8fr)',
  severity: 'minmax(4.5rem, 0.6fr)',
};

const rowHeight = 34;

/** A long table: only what is seen, and a little around it, is made. */
export function ItemTable({ items, search, sortBy, chosen, choose, more, fetchMore }: Props): ReactElement {
  const t = useTexts();
  const frame = useRef<HTMLDivElement>(null);
  const shown = search.columns ?? usualColumns;
  const rows = useMemo(() => rowsOf(items, search.group, (status) => t(`status.${status}`)), [items, search.group, t]);
  const lines = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const visible = lines.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= rows.length - 20) fetchMore();
  }, [more, last, rows.length, fetchMore]);
  const template = `2.2rem minmax(12rem, 3fr) ${shown.map((each) => widths[each] ?? 'minmax(8rem, 1fr)').join(' ')}`;
  const now = useRef(chosen);
  useEffect(() => {
    now.current = chosen;
  }, [chosen]);
  // Always the same one: lines that were drawn stay as they are while one scrolls.
  const toggle = useCallback(
    (id: string): void => {
      const next = new Set(now.current);
      if (!next.delete(id)) next.add(id);
      choose(next);
    },
    [choose],
  );
  const all = items.length > 0 && items.every(({ id }) => chosen.has(id));
  return (
    <div ref={frame} className="long-table" tabIndex={0} role="region" aria-label={t('list.title')}>
      <div
        role="table"
        aria-label={t('list.title')}
        aria-rowcount={more ? -1 : rows.length + 1}
        style={{ minWidth: `${27 + shown.length * 11}rem` }}
      >
        <div role="row" className="head" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
          <span role="columnheader">
            <Checkbox
              size="xs"
              aria-label={t('list.chooseAll')}
              checked={all}
              indeterminate={!all && chosen.size > 0}
              onChange={() => choose(all ? new Set() : new Set(items.map(({ id }) => id)))}
            />
          </span>
          {(['item', ...shown] as const).map((column) => (
            <Head key={column} column={column} sort={search.sort} sortBy={sortBy} />
          ))}
        </div>
        <div style={{ height: lines.getTotalSize(), position: 'relative' }} role="rowgroup">
          {visible.map(({ index, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <div
                key={row.kind === 'item' ? row.item.id : row.key}
                role="row"
                aria-rowindex={index + 2}
                className={row.kind === 'heading' ? 'group' : 'line'}
                data-chosen={(row.kind === 'item' && chosen.has(row.item.id)) || undefined}
                style={{ gridTemplateColumns: template, height: rowHeight, transform: `translateY(${start}px)` }}
              >
                <Line row={row} shown={shown} chosen={row.kind === 'item' && chosen.has(row.item.id)} toggle={toggle} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Head({
  column,
  sort,
  sortBy,
}: {
  column: Column | 'item';
  sort: string | undefined;
  sortBy: (sort: string) => void;
}): ReactElement {
  const t = useTexts();
  const by = sorts[column];
  const label = t(`list.${column}`);
  if (by === undefined) return <span role="columnheader">{label}</span>;
  const order = sort === by ? 'ascending' : sort === `-${by}` ? 'descending' : 'none';
  return (
    <span role="columnheader" aria-sort={order}>
      <UnstyledButton fz="sm" fw={600} onClick={() => sortBy(order === 'ascending' ? `-${by}` : by)}>
        {label}
        <span aria-hidden>{order === 'ascending' ? ' ↑' : order === 'descending' ? ' ↓' : ''}</span>
      </UnstyledButton>
    </span>
  );
}

const Line = memo(function Line({
  row,
  shown,
  chosen,
  toggle,
}: {
  row: Row;
  shown: readonly Column[];
  chosen: boolean;
  toggle: (id: string) => void;
}): ReactElement {
  const t = useTexts();
  if (row.kind === 'heading')
    return (
      <span role="cell" className="whole">
        {row.label} · {row.count}
      </span>
    );
  const { item } = row;
  return (
    <>
      <span role="cell">
        <input
          type="checkbox"
          aria-label={t('list.choose', { key: item.key })}
          checked={chosen}
          onChange={() => toggle(item.id)}
        />
      </span>
      <span role="rowheader" title={item.title}>
        <ItemLink item={item} />
      </span>
      {shown.map((column) => (
        <span key={column} role="cell">
          <Cell item={item} column={column} />
        </span>
      ))}
    </>
  );
});

function Cell({ item, column }: { item: Item; column: Column }): ReactElement {
  const clock = useClock();
  switch (column) {
    case 'program':
      return <ProgramLink program={item.program} />;
    case 'phase':
      return <>{item.phase.name}</>;
    case 'owner':
      return <>{item.owner.name}</>;
    case 'due':
      return (
        <Due brief at={item.due.at} zone={item.due.zone} over={item.status === 'done' || item.status === 'cancelled'} />
      );
    case 'status':
      return <ItemStatus item={item} />;
    case 'severity':
      return <>{item.severity ?? ''}</>;
    case 'cause':
      return <>{item.rootCause ?? ''}</>;
    case 'tags':
      return <>{item.tags.join(', ')}</>;
    case 'updated':
      return (
        <Text size="sm" component="time" dateTime={item.updatedAt}>
          {clock.at(item.updatedAt)}
        </Text>
      );
  }
}
