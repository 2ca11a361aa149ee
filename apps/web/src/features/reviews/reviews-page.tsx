import './texts.js';
import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState, type ReactElement } from 'react';
import type { Column } from '../../components/data-table.js';
import { Due } from '../../components/due.js';
import { PageHead } from '../../components/page-head.js';
import { PersonLink, RegisterLink } from '../../components/record-link.js';
import { ListFilters } from '../../components/record/list-filters.js';
import { ListOf } from '../../components/record/list-of.js';
import type { Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useAsList } from '../../lib/record-list.js';
import { useTexts } from '../../lib/texts.js';
import { NewReview } from './new-review.js';
import { ReviewStatus } from './review-status.js';

type Review = Schemas['ReviewRound'];

/** What the address says of the list. */
interface Search {
  q?: string;
  status?: string;
  mine?: string;
  overdue?: string;
}

const route = getRouteApi('/review-rounds');
const statuses = [
  'draft',
  'open',
  'adjudicating',
  'closed',
  'cancelled',
] as const satisfies readonly Review['status'][];

/** Review rounds: what is judged, how far it is, whose it is and by when. */
export function ReviewsPage(): ReactElement {
  const t = useTexts();
  const search: Search = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, add] = useState(false);
  const found = useInfiniteQuery(
    pages('/review-rounds', {
      q: search.q,
      status: search.status,
      judge: search.mine === 'yes' ? 'me' : undefined,
      overdue: search.overdue === 'yes' ? true : undefined,
      sort: 'due' as const,
    }),
  );
  useAsList(
    useMemo(
      () => (found.data?.pages ?? []).flatMap(({ items }) => items.map(({ key }) => `/review-rounds/${key}` as const)),
      [found.data],
    ),
  );
  return (
    <>
      <PageHead title={t('review.title')}>
        {!adding && <Button onClick={() => add(true)}>{t('review.add')}</Button>}
      </PageHead>
      {adding && (
        <NewReview
          close={() => add(false)}
          made={(key) => void navigate({ to: '/review-rounds/$ref', params: { ref: key } })}
        />
      )}
      <ListFilters
        find={t('review.find')}
        said={{ ...search }}
        choices={[
          {
            name: 'status',
            label: t('review.status'),
            options: statuses.map((value) => ({ value, label: t(`review.is.${value}`) })),
          },
          { name: 'mine', label: t('review.onlyMine') },
          { name: 'overdue', label: t('review.onlyOverdue') },
        ]}
        change={(said) => void navigate({ to: '/review-rounds', search: said, replace: true })}
      />
      <ListOf
        label={t('review.title')}
        found={found}
        columns={columnsOf(t)}
        keyOf={({ id }) => id}
        empty={t(Object.values(search).some((said) => said !== undefined) ? 'review.noneSo' : 'review.none')}
      />
    </>
  );
}

function columnsOf(t: ReturnType<typeof useTexts>): Column<Review>[] {
  return [
    {
      id: 'name',
      width: '45%',
      title: t('review.name'),
      cell: (row) => (
        <Text size="sm" component="span">
          <RegisterLink of="review-rounds" record={row} />
        </Text>
      ),
    },
    { id: 'status', title: t('review.status'), width: 170, cell: (row) => <ReviewStatus of={row} /> },
    { id: 'owner', title: t('review.owner'), width: 180, cell: ({ owner }) => <PersonLink person={owner} /> },
    {
      id: 'due',
      title: t('review.due'),
      width: 220,
      cell: ({ due, status }) => (
        <Due at={due.at} zone={due.zone} over={status === 'closed' || status === 'cancelled'} />
      ),
    },
  ];
}
