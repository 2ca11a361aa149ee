import './texts.js';
import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, type ReactElement } from 'react';
import type { Column } from '../../components/data-table.js';
import { Due } from '../../components/due.js';
import { PageHead } from '../../components/page-head.js';
import { PersonLink, RegisterLink } from '../../components/record-link.js';
import { AsSpreadsheet } from '../../components/record/as-spreadsheet.js';
import { ListFilters } from '../../components/record/list-filters.js';
import { ListOf } from '../../components/record/list-of.js';
import { SavedViews } from '../../components/views/saved-views.js';
import { alike, narrowing, translated, type Tabled } from '../../components/views/state.js';
import { pages } from '../../lib/pages.js';
import { useAsList } from '../../lib/record-list.js';
import { useTexts } from '../../lib/texts.js';
import { RunStatus } from './status.js';
import { runStatuses, type Run } from './words.js';

/** What the address says of the list. */
interface Search extends Tabled {
  q?: string;
  status?: string;
  /** Of this control only. */
  control?: string;
  missed?: string;
  mine?: string;
  sort?: string;
}

const route = getRouteApi('/occurrences');
const viewFields = [
  ...alike('q', 'status', 'control', 'sort'),
  translated('missed', 'missed', { true: 'yes' }),
  translated('mine', 'operator', { me: 'yes' }),
];

/** Runs of controls: which were performed, and which wait for whom. */
export function OccurrencesPage(): ReactElement {
  const t = useTexts();
  const search: Search = route.useSearch();
  const navigate = route.useNavigate();
  const { control } = search;
  const found = useInfiniteQuery(pages('/occurrences', queryOf(search)));
  useAsList(
    useMemo(
      () => (found.data?.pages ?? []).flatMap(({ items }) => items.map(({ key }) => `/occurrences/${key}` as const)),
      [found.data],
    ),
  );
  return (
    <>
      <PageHead title={t('run.title')}>
        <Button variant="subtle" component={Link} to="/controls">
          {t('control.title')}
        </Button>
      </PageHead>
      <SavedViews list="occurrences" fields={viewFields} columns={columnsOf(t)} />
      <ListFilters
        find={t('control.find')}
        said={{ ...search }}
        choices={[
          {
            name: 'status',
            label: t('run.status'),
            options: runStatuses.map((value) => ({ value, label: t(`run.is.${value}`) })),
          },
          ...(control
            ? [{ name: 'control', label: t('run.control'), options: [{ value: control, label: control }] }]
            : []),
          { name: 'mine', label: t('run.onlyMine') },
          { name: 'missed', label: t('run.onlyMissed') },
        ]}
        change={(said) => void navigate({ to: '/occurrences', search: said, replace: true })}
      >
        <AsSpreadsheet of="occurrences" query={queryOf(search)} />
      </ListFilters>
      <ListOf
        label={t('run.title')}
        found={found}
        columns={columnsOf(t)}
        keyOf={({ id }) => id}
        empty={t(Object.keys(narrowing(search)).length > 0 ? 'run.noneSo' : 'run.none')}
        sort={search.sort ?? '-due'}
        onSort={(sort) => void navigate({ to: '/occurrences', search: { ...search, sort }, replace: true })}
      />
    </>
  );
}

function queryOf({ q, status, control, missed, mine, sort }: Search) {
  return {
    ...{ q, control, missed: missed === 'yes' ? true : undefined },
    // What is for somebody to perform is what waits.
    status: status ?? (mine === 'yes' ? 'expected,missed' : undefined),
    operator: mine === 'yes' ? 'me' : undefined,
    sort: (sort ?? '-due') as '-due',
  };
}

function columnsOf(t: ReturnType<typeof useTexts>): Column<Run>[] {
  return [
    {
      ...{ id: 'name', width: '42%', title: t('run.name') },
      cell: (row) => (
        <Text size="sm" component="span">
          <RegisterLink of="occurrences" record={row} />
        </Text>
      ),
    },
    { id: 'status', title: t('run.status'), width: 190, cell: (row) => <RunStatus of={row} /> },
    { id: 'operator', title: t('run.operator'), width: 170, cell: ({ operator }) => <PersonLink person={operator} /> },
    {
      ...{ id: 'due', title: t('run.dueIs'), width: 220, sort: 'due' },
      cell: ({ due, endedAt }) => <Due at={due.at} zone={due.zone} over={endedAt !== null} />,
    },
  ];
}
