import './texts.js';
import { Anchor, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Column } from '../../components/data-table.js';
import { PageHead } from '../../components/page-head.js';
import { PersonLink } from '../../components/record-link.js';
import { ListFilters } from '../../components/record/list-filters.js';
import { ListOf } from '../../components/record/list-of.js';
import type { Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { sliceStates, StateBadge, type SliceState } from './states.js';

type Metric = Schemas['Metric'];

/** What the address says of the list. */
interface Search {
  q?: string;
  state?: string;
}

const route = getRouteApi('/governance-metrics');

/** What is measured, how its slices stand, and whose it is. */
export function MetricsPage(): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const search: Search = route.useSearch();
  const navigate = route.useNavigate();
  const found = useInfiniteQuery(
    pages('/governance-metrics', { q: search.q, state: search.state as SliceState | undefined, sort: 'name' as const }),
  );
  const columns: Column<Metric>[] = [
    {
      id: 'name',
      width: '32%',
      title: t('metric.name'),
      cell: ({ key, name }) => (
        <Anchor
          component={Link}
          to="/governance-metrics/$ref"
          params={{ ref: key } as never}
          preload="intent"
          size="sm"
        >
          {name}
        </Anchor>
      ),
    },
    { id: 'states', width: 260, title: t('metric.states'), cell: ({ states }) => <States of={states} /> },
    {
      id: 'last',
      width: 150,
      title: t('metric.last'),
      cell: ({ lastPeriod }) => (lastPeriod === null ? '' : clock.day(lastPeriod)),
    },
    { id: 'cadence', width: 120, title: t('metric.cadence'), cell: ({ cadence }) => t(`metric.every.${cadence}`) },
    { id: 'owner', width: 160, title: t('metric.owner'), cell: ({ owner }) => <PersonLink person={owner} /> },
  ];
  return (
    <>
      <PageHead title={t('metric.title')}>
        <Anchor component={Link} to="/breaches" size="sm">
          {t('breach.title')}
        </Anchor>
      </PageHead>
      <ListFilters
        find={t('metric.find')}
        said={{ ...search }}
        choices={[
          {
            name: 'state',
            label: t('metric.state'),
            options: sliceStates.map((value) => ({ value, label: t(`metric.is.${value}`) })),
          },
        ]}
        change={(said) => void navigate({ to: '/governance-metrics', search: said, replace: true })}
      />
      <ListOf
        label={t('metric.title')}
        found={found}
        columns={columns}
        keyOf={({ id }) => id}
        empty={t(search.q || search.state ? 'metric.noneSo' : 'metric.noMetric')}
      />
    </>
  );
}

function States({ of }: { of: Metric['states'] }): ReactElement {
  const there = sliceStates.filter((state) => of[state] > 0);
  const t = useTexts();
  if (there.length === 0)
    return (
      <Text size="sm" c="dimmed" component="span">
        {t('metric.noValues')}
      </Text>
    );
  return (
    <Group gap={4} wrap="wrap">
      {there.map((state) => (
        <StateBadge key={state} state={state} count={of[state]} />
      ))}
    </Group>
  );
}
