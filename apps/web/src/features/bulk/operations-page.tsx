import './texts.js';
import { Anchor, Badge, Text } from '@mantine/core';
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
import type { Clock } from '../../lib/time.js';

type Operation = Schemas['BulkOperation'];

const route = getRouteApi('/bulk');
const states = ['previewed', 'running', 'done', 'cancelled', 'failed'] as const satisfies readonly Operation['state'][];
const kinds = [
  ...(['reassign', 'extend', 'hold', 'resume'] as const),
  ...(['replan', 'cancel', 'calendar'] as const),
] satisfies readonly Operation['kind'][];

/** What was done to many items at once, the newest first. */
export function OperationsPage(): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const search: { state?: string; kind?: string } = route.useSearch();
  const navigate = route.useNavigate();
  const found = useInfiniteQuery(
    pages('/bulk-operations', {
      state: search.state as Operation['state'] | undefined,
      kind: search.kind as Operation['kind'] | undefined,
    }),
  );
  return (
    <>
      <PageHead title={t('operation.title')} />
      <Text size="sm" c="dimmed" mb="sm">
        {t('operation.hint')}{' '}
        <Anchor component={Link} to="/items" inherit underline="always">
          {t('operation.toItems')}
        </Anchor>
      </Text>
      <ListFilters
        said={{ ...search }}
        choices={[
          {
            name: 'state',
            label: t('operation.state'),
            options: states.map((value) => ({ value, label: t(`operation.states.${value}`) })),
          },
          {
            name: 'kind',
            label: t('operation.what'),
            options: kinds.map((value) => ({ value, label: t(`operation.kinds.${value}`) })),
          },
        ]}
        change={(said) => void navigate({ to: '/bulk', search: said, replace: true })}
      />
      <ListOf
        label={t('operation.title')}
        found={found}
        columns={columnsOf(t, clock)}
        keyOf={({ id }) => id}
        empty={t(Object.keys(search).length > 0 ? 'operation.noneSo' : 'operation.none')}
      />
    </>
  );
}

function columnsOf(t: ReturnType<typeof useTexts>, clock: Clock): Column<Operation>[] {
  return [
    {
      id: 'what',
      title: t('operation.what'),
      cell: ({ id, kind }) => (
        <Anchor component={Link} to="/bulk/$id" params={{ id } as never} preload="intent" inherit>
          {t(`operation.kinds.${kind}`)}
        </Anchor>
      ),
    },
    {
      id: 'state',
      title: t('operation.state'),
      width: 210,
      cell: ({ state }) => (
        <Badge
          variant={state === 'running' ? 'light' : 'default'}
          color={state === 'failed' ? 'red' : undefined}
          tt="none"
        >
          {t(`operation.states.${state}`)}
        </Badge>
      ),
    },
    { id: 'total', title: t('operation.total'), width: 90, numeric: true, cell: ({ total }) => total },
    { id: 'changed', title: t('operation.changed'), width: 100, numeric: true, cell: ({ counts }) => counts.done },
    { id: 'refused', title: t('operation.refused'), width: 100, numeric: true, cell: ({ counts }) => counts.refused },
    { id: 'by', title: t('operation.by'), width: 170, cell: ({ createdBy }) => <PersonLink person={createdBy} /> },
    {
      id: 'when',
      title: t('operation.when'),
      width: 210,
      cell: ({ createdAt }) => <time dateTime={createdAt}>{clock.at(createdAt)}</time>,
    },
  ];
}
