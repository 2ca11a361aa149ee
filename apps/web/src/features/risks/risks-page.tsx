import './texts.js';
import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState, type ReactElement } from 'react';
import type { Column } from '../../components/data-table.js';
import { Due } from '../../components/due.js';
import { PageHead } from '../../components/page-head.js';
import { RatingBadge, ratings, type Rating } from '../../components/rating.js';
import { PersonLink, RegisterLink } from '../../components/record-link.js';
import { ListFilters } from '../../components/record/list-filters.js';
import { ListOf } from '../../components/record/list-of.js';
import { SavedViews } from '../../components/views/saved-views.js';
import { alike, narrowing, translated, type Tabled } from '../../components/views/state.js';
import type { Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useAsList } from '../../lib/record-list.js';
import { useTexts } from '../../lib/texts.js';
import { NewRisk } from './new-risk.js';
import { RiskStatus } from './risk-status.js';

type Risk = Schemas['Risk'];

/** What the address says of the list. */
interface Search extends Tabled {
  q?: string;
  status?: string;
  rating?: string;
  overdue?: string;
}

const route = getRouteApi('/risks');
const viewFields = [...alike('q', 'status', 'rating'), translated('overdue', 'overdue', { true: 'yes' })];
const statuses = ['open', 'in_review', 'accepted', 'mitigated', 'closed'] as const satisfies readonly Risk['status'][];

/** The risk register: who owns what, how grave it is, and when it is looked at again. */
export function RisksPage(): ReactElement {
  const t = useTexts();
  const search: Search = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, add] = useState(false);
  const found = useInfiniteQuery(
    pages('/risks', {
      q: search.q,
      status: search.status,
      rating: search.rating as Rating | undefined,
      overdue: search.overdue === 'yes' ? true : undefined,
      sort: 'due',
    }),
  );
  useAsList(
    useMemo(
      () => (found.data?.pages ?? []).flatMap(({ items }) => items.map(({ key }) => `/risks/${key}` as const)),
      [found.data],
    ),
  );
  return (
    <>
      <PageHead title={t('risk.title')}>
        {!adding && <Button onClick={() => add(true)}>{t('risk.add')}</Button>}
      </PageHead>
      {adding && (
        <NewRisk close={() => add(false)} made={(key) => void navigate({ to: '/risks/$ref', params: { ref: key } })} />
      )}
      <SavedViews list="risks" fields={viewFields} columns={columnsOf(t)} />
      <ListFilters
        find={t('risk.find')}
        said={{ ...search }}
        choices={[
          {
            name: 'status',
            label: t('risk.status'),
            options: statuses.map((value) => ({ value, label: t(`risk.is.${value}`) })),
          },
          {
            name: 'rating',
            label: t('risk.level'),
            options: ratings.map((value) => ({ value, label: t(`rating.${value}`) })),
          },
          { name: 'overdue', label: t('risk.onlyOverdue') },
        ]}
        change={(said) => void navigate({ to: '/risks', search: said, replace: true })}
      />
      <ListOf
        label={t('risk.title')}
        found={found}
        columns={columnsOf(t)}
        keyOf={({ id }) => id}
        empty={t(Object.keys(narrowing(search)).length > 0 ? 'risk.noneSo' : 'risk.none')}
      />
    </>
  );
}

function columnsOf(t: ReturnType<typeof useTexts>): Column<Risk>[] {
  return [
    {
      id: 'name',
      width: '32%',
      title: t('risk.name'),
      cell: (row) => (
        <Text size="sm" component="span">
          <RegisterLink of="risks" record={row} />
        </Text>
      ),
    },
    { id: 'level', title: t('risk.level'), width: 110, cell: ({ level }) => <RatingBadge rating={level} /> },
    {
      id: 'score',
      title: t('risk.score'),
      width: 160,
      numeric: true,
      cell: ({ likelihood, impact }) => `${likelihood} × ${impact}`,
    },
    { id: 'status', title: t('risk.status'), width: 170, cell: (row) => <RiskStatus risk={row} /> },
    { id: 'owner', title: t('risk.owner'), width: 160, cell: ({ owner }) => <PersonLink person={owner} /> },
    {
      id: 'due',
      title: t('risk.due'),
      width: 220,
      cell: ({ reviewDue, status }) => (
        <Due at={reviewDue.at} zone={reviewDue.zone} over={status === 'closed' || status === 'in_review'} />
      ),
    },
  ];
}
