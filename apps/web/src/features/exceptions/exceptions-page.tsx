import './texts.js';
import { Badge, Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState, type ReactElement } from 'react';
import type { Column } from '../../components/data-table.js';
import { Due } from '../../components/due.js';
import { PageHead } from '../../components/page-head.js';
import { RatingBadge } from '../../components/rating.js';
import { PersonLink, RegisterLink } from '../../components/record-link.js';
import { ListFilters } from '../../components/record/list-filters.js';
import { ListOf } from '../../components/record/list-of.js';
import { SavedViews } from '../../components/views/saved-views.js';
import { alike, narrowing, type Tabled } from '../../components/views/state.js';
import type { Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useAsList } from '../../lib/record-list.js';
import { useTexts } from '../../lib/texts.js';
import { NewException } from './new-exception.js';

type Exception = Schemas['Exception'];

/** What the address says of the list. */
interface Search extends Tabled {
  q?: string;
  status?: string;
  kind?: string;
}

const route = getRouteApi('/exceptions');
const viewFields = alike('q', 'status', 'kind');
const kinds = ['policy_exception', 'risk_acceptance'] as const;
const statuses = [
  'draft',
  'requested',
  'approved',
  'active',
  'ended',
  'revoked',
  'refused',
  'withdrawn',
  'lapsed',
] as const satisfies readonly Exception['status'][];
/** In these nothing is suspended any more, and its end is over whatever the day. */
const over: readonly Exception['status'][] = ['ended', 'revoked', 'refused', 'withdrawn', 'lapsed'];

/** Rules that are suspended and risks that are owned, until when: what ends soonest first. */
export function ExceptionsPage(): ReactElement {
  const t = useTexts();
  const search: Search = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, add] = useState(false);
  const found = useInfiniteQuery(
    pages('/exceptions', {
      ...narrowing(search),
      kind: search.kind as Exception['kind'] | undefined,
      sort: 'ends',
    }),
  );
  useAsList(
    useMemo(
      () => (found.data?.pages ?? []).flatMap(({ items }) => items.map(({ key }) => `/exceptions/${key}` as const)),
      [found.data],
    ),
  );
  return (
    <>
      <PageHead title={t('exception.title')}>
        {!adding && <Button onClick={() => add(true)}>{t('exception.add')}</Button>}
      </PageHead>
      {adding && (
        <NewException
          close={() => add(false)}
          made={(key) => void navigate({ to: '/exceptions/$ref', params: { ref: key } })}
        />
      )}
      <SavedViews list="exceptions" fields={viewFields} columns={columnsOf(t)} />
      <ListFilters
        find={t('exception.find')}
        said={{ ...search }}
        choices={[
          {
            name: 'status',
            label: t('exception.status'),
            options: statuses.map((value) => ({ value, label: t(`exception.is.${value}`) })),
          },
          {
            name: 'kind',
            label: t('exception.kind'),
            options: kinds.map((value) => ({ value, label: t(`exception.kindIs.${value}`) })),
          },
        ]}
        change={(said) => void navigate({ to: '/exceptions', search: said, replace: true })}
      />
      <ListOf
        label={t('exception.title')}
        found={found}
        columns={columnsOf(t)}
        keyOf={({ id }) => id}
        empty={t(Object.keys(narrowing(search)).length > 0 ? 'exception.noneSo' : 'exception.none')}
      />
    </>
  );
}

function columnsOf(t: ReturnType<typeof useTexts>): Column<Exception>[] {
  return [
    {
      id: 'name',
      width: '32%',
      title: t('exception.name'),
      cell: (row) => (
        <Text size="sm" component="span">
          <RegisterLink of="exceptions" record={row} />
        </Text>
      ),
    },
    { id: 'kind', title: t('exception.kind'), width: 130, cell: ({ kind }) => t(`exception.kindIs.${kind}`) },
    {
      id: 'status',
      title: t('exception.status'),
      width: 120,
      cell: ({ status }) => (
        <Badge variant={status === 'active' ? 'light' : 'default'} tt="none">
          {t(`exception.is.${status}`)}
        </Badge>
      ),
    },
    {
      id: 'residual',
      title: t('exception.residual'),
      width: 130,
      cell: ({ residualRating }) => <RatingBadge rating={residualRating} />,
    },
    {
      id: 'owner',
      title: t('exception.owner'),
      width: 160,
      cell: ({ riskOwner }) => <PersonLink person={riskOwner} />,
    },
    {
      id: 'ends',
      title: t('exception.ends'),
      width: 200,
      cell: ({ ends, status }) => <Due at={ends.at} zone={ends.zone} over={over.includes(status)} />,
    },
    { id: 'items', title: t('exception.items'), width: 90, numeric: true, cell: ({ itemCount }) => itemCount },
  ];
}
