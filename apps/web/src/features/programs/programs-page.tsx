import './texts.js';
import { Badge, Button, Group, Progress, Select, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState, type ReactElement } from 'react';
import { DataTable, type Column } from '../../components/data-table.js';
import { Empty } from '../../components/empty.js';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { Problem } from '../../components/problem.js';
import { ProgramLink } from '../../components/record-link.js';
import { SavedViews } from '../../components/views/saved-views.js';
import { alike } from '../../components/views/state.js';
import type { Schemas } from '../../lib/api.js';
import { useAsList } from '../../lib/record-list.js';
import { useMay } from '../../lib/rights.js';
import { useTexts } from '../../lib/texts.js';
import { useTyped } from '../../lib/typed.js';
import { overdueByLevel } from './counts.js';
import { NewProgram } from './new-program.js';
import { programs } from './queries.js';
import type { ProgramSearch } from './search.js';

type Program = Schemas['ProgramSummary'];

const viewFields = alike('q', 'status', 'sort');
const route = getRouteApi('/programs');
const statuses = ['draft', 'active', 'on_hold', 'closed', 'cancelled'] as const;

/** All programs that one sees: what is late in them, how far they are, and who manages them. */
export function ProgramsPage(): ReactElement {
  const t = useTexts();
  const search: ProgramSearch = route.useSearch();
  const navigate = route.useNavigate();
  const found = useInfiniteQuery({ ...programs(search), placeholderData: (before) => before });
  const { may } = useMay('launch');
  const [adding, add] = useState(false);
  const columns = useColumns();
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  useAsList(
    useMemo(
      () => (found.data?.pages ?? []).flatMap(({ items }) => items.map(({ id }) => `/programs/${id}` as const)),
      [found.data],
    ),
  );
  const change = (part: Partial<ProgramSearch>): void => {
    void navigate({ to: '/programs', search: { ...search, ...part }, replace: true });
  };
  return (
    <>
      <PageHead title={t('programs.title')}>
        {may && (
          <Group gap="xs">
            {!adding && (
              <Button variant="default" onClick={() => add(true)}>
                {t('programs.add')}
              </Button>
            )}
            <Button component={Link} to="/imports/new">
              {t('programs.import')}
            </Button>
          </Group>
        )}
      </PageHead>
      {adding && (
        <NewProgram close={() => add(false)} made={(id) => void navigate({ to: '/programs/$id', params: { id } })} />
      )}
      <SavedViews list="programs" fields={viewFields} columns={columns} />
      <Filters search={search} change={change} />
      <Problem error={found.error} />
      {found.isPending && <Loading rows={8} />}
      {found.data !== undefined && rows.length === 0 && (
        <Empty>{t(search.q || search.status ? 'programs.noneLikeThat' : 'programs.none')}</Empty>
      )}
      {rows.length > 0 && (
        <DataTable
          label={t('programs.title')}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          sort={search.sort ?? 'name'}
          onSort={(sort) => change({ sort: sort as ProgramSearch['sort'] })}
          more={found.hasNextPage && !found.isFetchingNextPage ? () => void found.fetchNextPage() : undefined}
        />
      )}
    </>
  );
}

function Filters({
  search,
  change,
}: {
  search: ProgramSearch;
  change: (part: Partial<ProgramSearch>) => void;
}): ReactElement {
  const t = useTexts();
  const [q, type] = useTyped(search.q ?? '', (text) => change({ q: text === '' ? undefined : text }));
  return (
    <Group mb="sm" align="end">
      <TextInput label={t('programs.find')} value={q} onChange={(event) => type(event.currentTarget.value)} />
      <Select
        label={t('programs.status')}
        clearable
        value={search.status ?? null}
        onChange={(status) => change({ status: status ?? undefined })}
        data={statuses.map((status) => ({ value: status, label: t(`programs.is.${status}`) }))}
      />
    </Group>
  );
}

function useColumns(): Column<Program>[] {
  const t = useTexts();
  return [
    {
      id: 'name',
      title: t('programs.name'),
      sort: 'name',
      cell: (row) => (
        <Text size="sm" component="span">
          <ProgramLink program={row} />
        </Text>
      ),
    },
    { id: 'status', title: t('programs.status'), width: 130, cell: (row) => <ProgramStatus status={row.status} /> },
    { id: 'late', title: t('programs.late'), width: 230, cell: (row) => <Late items={row.items} /> },
    { id: 'progress', title: t('programs.progress'), width: 190, cell: (row) => <Done items={row.items} /> },
    { id: 'manager', title: t('programs.manager'), width: 160, cell: (row) => row.manager.name },
    {
      id: 'where',
      title: t('programs.where'),
      width: 190,
      cell: (row) => [row.domain, row.markets.join(', ')].filter((each) => each).join(' · '),
    },
  ];
}

export function ProgramStatus({ status }: { status: Program['status'] }): ReactElement {
  const t = useTexts();
  return (
    <Badge variant={status === 'active' ? 'light' : 'default'} tt="none">
      {t(`programs.is.${status}`)}
    </Badge>
  );
}

/** How many items are overdue, and how high their ladders have climbed. */
export function Late({ items }: { items: Program['items'] }): ReactElement {
  const t = useTexts();
  if (items.overdue === 0)
    return (
      <Text size="sm" c="dimmed" component="span">
        {t('programs.nothingLate')}
      </Text>
    );
  const levels = overdueByLevel(items.byLevel);
  return (
    <Text size="sm" component="span" className="late">
      {t('programs.overdue', { count: items.overdue })}
      {levels.map(({ level, count }) => (level > 0 ? ` · ${t('programs.atLevel', { count, level })}` : ''))}
    </Text>
  );
}

/** How many of those that count are done; what was cancelled does not. */
export function Done({ items }: { items: Program['items'] }): ReactElement {
  const t = useTexts();
  const done = Number(items.byStatus['done'] ?? 0);
  const all = items.total - Number(items.byStatus['cancelled'] ?? 0);
  const text = t('programs.done', { done, all });
  return (
    <Group gap={6} wrap="nowrap">
      <Progress value={all === 0 ? 0 : (100 * done) / all} w={70} aria-label={text} />
      <Text size="sm" component="span">
        {text}
      </Text>
    </Group>
  );
}
