import './texts.js';
import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, type ReactElement } from 'react';
import type { Column } from '../../components/data-table.js';
import { PageHead } from '../../components/page-head.js';
import { PersonLink, RegisterLink } from '../../components/record-link.js';
import { ListFilters } from '../../components/record/list-filters.js';
import { ListOf } from '../../components/record/list-of.js';
import type { Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useAsList } from '../../lib/record-list.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { sliceText } from './figures.js';
import { BreachStatus } from './states.js';

type Breach = Schemas['Breach'];

/** What the address says of the list. */
interface Search {
  status?: string;
  type?: string;
}

const route = getRouteApi('/breaches');
const statuses = ['open', 'expected', 'ended', 'withdrawn'] as const satisfies readonly Breach['status'][];
const types = ['out_of_band', 'missing'] as const satisfies readonly Breach['type'][];

/** Metrics that are out of band, and values that did not come: since when, and whose they are. */
export function BreachesPage(): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const search: Search = route.useSearch();
  const navigate = route.useNavigate();
  const found = useInfiniteQuery(
    pages('/breaches', {
      status: search.status,
      type: search.type as Breach['type'] | undefined,
      sort: '-created' as const,
    }),
  );
  useAsList(
    useMemo(
      () => (found.data?.pages ?? []).flatMap(({ items }) => items.map(({ key }) => `/breaches/${key}` as const)),
      [found.data],
    ),
  );
  const columns: Column<Breach>[] = [
    {
      id: 'title',
      width: '34%',
      title: t('breach.of'),
      cell: (row) => (
        <Text size="sm" component="span">
          <RegisterLink of="breaches" record={row} />
        </Text>
      ),
    },
    { id: 'slice', width: 180, title: t('metric.slice'), cell: ({ slice }) => sliceText(slice, t('metric.whole')) },
    { id: 'status', width: 240, title: t('metric.state'), cell: (row) => <BreachStatus of={row} /> },
    { id: 'since', width: 140, title: t('breach.since'), cell: ({ since }) => clock.day(since) },
    { id: 'owner', width: 160, title: t('metric.owner'), cell: ({ owner }) => <PersonLink person={owner} /> },
  ];
  return (
    <>
      <PageHead title={t('breach.title')} />
      <ListFilters
        said={{ ...search }}
        choices={[
          {
            name: 'status',
            label: t('metric.state'),
            options: statuses.map((value) => ({ value, label: t(`breach.is.${value}`) })),
          },
          {
            name: 'type',
            label: t('breach.type'),
            options: types.map((value) => ({ value, label: t(`breach.types.${value}`) })),
          },
        ]}
        change={(said) => void navigate({ to: '/breaches', search: said, replace: true })}
      />
      <ListOf
        label={t('breach.title')}
        found={found}
        columns={columns}
        keyOf={({ id }) => id}
        empty={t(search.status || search.type ? 'breach.noneSo' : 'breach.none')}
      />
    </>
  );
}
