import './texts.js';
import { Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState, type ReactElement } from 'react';
import type { Column } from '../../components/data-table.js';
import { Due } from '../../components/due.js';
import { PageHead } from '../../components/page-head.js';
import { RatingBadge, ratings, type Rating } from '../../components/rating.js';
import { PersonLink, RegisterLink } from '../../components/record-link.js';
import { FromSpreadsheet } from '../../components/record/from-spreadsheet.js';
import { ListFilters } from '../../components/record/list-filters.js';
import { ListOf } from '../../components/record/list-of.js';
import { SavedViews } from '../../components/views/saved-views.js';
import { alike, narrowing, translated, type Tabled } from '../../components/views/state.js';
import type { Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useAsList } from '../../lib/record-list.js';
import { useTexts } from '../../lib/texts.js';
import { CaseStatus } from './case-status.js';
import { NewCase } from './new-case.js';
import { SeverityMap } from './severity-map.js';
import { fiveSteps, isOver, sources, statuses } from './words.js';

type Case = Schemas['Case'];

/** What the address says of the list. */
interface Search extends Tabled {
  q?: string;
  status?: string;
  severity?: string;
  source?: string;
  likelihood?: string;
  impact?: string;
  overdue?: string;
}

const route = getRouteApi('/cases');
const viewFields = [
  ...alike('q', 'status', 'severity', 'source', 'likelihood', 'impact'),
  translated('overdue', 'overdue', { true: 'yes' }),
];

/** Cases: what was reported, how grave it is, who has it, and when it is due. */
export function CasesPage(): ReactElement {
  const t = useTexts();
  const search: Search = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, add] = useState(false);
  const found = useInfiniteQuery(pages('/cases', queryOf(search)));
  useAsList(
    useMemo(
      () => (found.data?.pages ?? []).flatMap(({ items }) => items.map(({ key }) => `/cases/${key}` as const)),
      [found.data],
    ),
  );
  return (
    <>
      <PageHead title={t('case.title')}>
        <Group gap="xs">
          <FromSpreadsheet of="cases" />
          {!adding && <Button onClick={() => add(true)}>{t('case.add')}</Button>}
        </Group>
      </PageHead>
      {adding && (
        <NewCase close={() => add(false)} made={(key) => void navigate({ to: '/cases/$ref', params: { ref: key } })} />
      )}
      <SavedViews list="cases" fields={viewFields} columns={columnsOf(t)} />
      <ListFilters
        find={t('case.find')}
        said={{ ...search }}
        choices={choicesOf(t)}
        change={(said) => void navigate({ to: '/cases', search: said, replace: true })}
      />
      <ListOf
        label={t('case.title')}
        found={found}
        columns={columnsOf(t)}
        keyOf={({ id }) => id}
        empty={t(Object.keys(narrowing(search)).length > 0 ? 'case.noneSo' : 'case.none')}
      />
      <SeverityMap />
    </>
  );
}

function queryOf(search: Search) {
  const number = (said: string | undefined): number | undefined => (said === undefined ? undefined : Number(said));
  return {
    q: search.q,
    status: search.status,
    severity: search.severity as Rating | undefined,
    source: search.source as Case['source'] | undefined,
    likelihood: number(search.likelihood),
    impact: number(search.impact),
    overdue: search.overdue === 'yes' ? true : undefined,
    sort: 'due' as const,
  };
}

function choicesOf(t: ReturnType<typeof useTexts>) {
  return [
    {
      name: 'status',
      label: t('case.status'),
      options: statuses.map((value) => ({ value, label: t(`case.is.${value}`) })),
    },
    {
      name: 'severity',
      label: t('case.severity'),
      options: ratings.map((value) => ({ value, label: t(`rating.${value}`) })),
    },
    {
      name: 'source',
      label: t('case.source'),
      options: sources.map((value) => ({ value, label: t(`case.sourceIs.${value}`) })),
    },
    { name: 'likelihood', label: t('case.likelihood'), options: fiveSteps },
    { name: 'impact', label: t('case.impact'), options: fiveSteps },
    { name: 'overdue', label: t('case.onlyOverdue') },
  ];
}

function columnsOf(t: ReturnType<typeof useTexts>): Column<Case>[] {
  return [
    {
      id: 'name',
      width: '32%',
      title: t('case.name'),
      cell: (row) => (
        <Text size="sm" component="span">
          <RegisterLink of="cases" record={row} />
        </Text>
      ),
    },
    {
      id: 'severity',
      title: t('case.severity'),
      width: 110,
      cell: ({ severity }) => <RatingBadge rating={severity} />,
    },
    { id: 'status', title: t('case.status'), width: 190, cell: (row) => <CaseStatus of={row} /> },
    { id: 'source', title: t('case.source'), width: 140, cell: ({ source }) => t(`case.sourceIs.${source}`) },
    { id: 'lead', title: t('case.lead'), width: 160, cell: ({ lead }) => <PersonLink person={lead} /> },
    {
      id: 'due',
      title: t('case.due'),
      width: 220,
      cell: ({ due, status }) => <Due at={due.at} zone={due.zone} over={isOver({ status })} />,
    },
  ];
}
