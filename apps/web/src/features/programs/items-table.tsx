import { Group, Select, Switch, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactElement } from 'react';
import { DataTable, type Column } from '../../components/data-table.js';
import { Due } from '../../components/due.js';
import { Empty } from '../../components/empty.js';
import { Loading } from '../../components/loading.js';
import { Problem } from '../../components/problem.js';
import { ItemLink } from '../../components/record-link.js';
import { ItemStatus } from '../../components/status.js';
import type { Schemas } from '../../lib/api.js';
import { useAsList } from '../../lib/record-list.js';
import { useTexts } from '../../lib/texts.js';
import { items as itemsQuery } from './queries.js';
import type { ItemSearch } from './search.js';

type Item = Schemas['ActionItem'];

const statuses = ['draft', 'open', 'in_progress', 'on_hold', 'submitted', 'done', 'cancelled'] as const;

interface Props {
  program: Schemas['Program'];
  search: ItemSearch;
  change: (part: Partial<ItemSearch>) => void;
}

/** The items of a program, row by row. */
export function ItemsTable({ program, search, change }: Props): ReactElement {
  const t = useTexts();
  const found = useInfiniteQuery({
    ...itemsQuery(program.id, search),
    placeholderData: (before) => before,
  });
  const rows = useMemo(() => found.data?.pages.flatMap(({ items }) => items) ?? [], [found.data]);
  useAsList(useMemo(() => rows.map(({ key }) => `/items/${key}` as const), [rows]));
  const columns = useColumns();
  return (
    <>
      <Filters search={search} change={change} phases={program.phases} />
      <Problem error={found.error} />
      {found.isPending && <Loading rows={6} />}
      {found.data !== undefined && rows.length === 0 && (
        <Empty>{t(program.items.total === 0 ? 'programs.noItemsYet' : 'programs.noItems')}</Empty>
      )}
      {rows.length > 0 && (
        <DataTable
          label={t('programs.items')}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          sort={search.sort}
          onSort={(sort) => change({ sort: sort as ItemSearch['sort'] })}
          more={found.hasNextPage && !found.isFetchingNextPage ? () => void found.fetchNextPage() : undefined}
        />
      )}
    </>
  );
}

interface FilterProps {
  search: ItemSearch;
  change: (part: Partial<ItemSearch>) => void;
  phases: readonly Schemas['Phase'][];
}

export function Filters({ search, change, phases }: FilterProps): ReactElement {
  const t = useTexts();
  const [q, type] = useState(search.q ?? '');
  const find = useDebouncedCallback((text: string) => change({ q: text === '' ? undefined : text }), 200);
  return (
    <Group mb="sm" align="end">
      <TextInput
        label={t('programs.findItem')}
        value={q}
        onChange={(event) => {
          type(event.currentTarget.value);
          find(event.currentTarget.value.trim());
        }}
      />
      <Select
        label={t('programs.phaseOf')}
        clearable
        value={search.phase ?? null}
        onChange={(phase) => change({ phase: phase ?? undefined })}
        data={phases.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        label={t('programs.status')}
        clearable
        value={search.status ?? null}
        onChange={(status) => change({ status: status ?? undefined })}
        data={statuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
      />
      <Switch
        label={t('programs.onlyOverdue')}
        checked={search.overdue === true}
        onChange={(event) => change({ overdue: event.currentTarget.checked ? true : undefined })}
        mb={6}
      />
    </Group>
  );
}

function useColumns(): Column<Item>[] {
  const t = useTexts();
  return [
    {
      id: 'title',
      title: t('programs.item'),
      cell: (row) => (
        <Text size="sm" component="span">
          <ItemLink item={row} />
        </Text>
      ),
    },
    { id: 'status', title: t('programs.status'), width: 140, cell: (row) => <ItemStatus item={row} /> },
    {
      id: 'due',
      title: t('items.due'),
      width: 240,
      sort: 'due',
      cell: (row) => (
        <Due at={row.due.at} zone={row.due.zone} over={['done', 'cancelled', 'submitted'].includes(row.status)} />
      ),
    },
    { id: 'owner', title: t('items.owner'), width: 130, cell: (row) => row.owner.name },
    { id: 'severity', title: t('items.severity'), width: 90, sort: 'severity', cell: (row) => row.severity ?? '' },
    { id: 'phase', title: t('programs.phaseOf'), width: 120, cell: (row) => row.phase.name },
  ];
}
