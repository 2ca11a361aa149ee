import './texts.js';
import { Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState, type ReactElement } from 'react';
import type { Column } from '../../components/data-table.js';
import { Due } from '../../components/due.js';
import { PageHead } from '../../components/page-head.js';
import { ratings, type Rating } from '../../components/rating.js';
import { PersonLink, RegisterLink } from '../../components/record-link.js';
import { FromSpreadsheet } from '../../components/record/from-spreadsheet.js';
import { ListFilters } from '../../components/record/list-filters.js';
import { ListOf } from '../../components/record/list-of.js';
import { SavedViews } from '../../components/views/saved-views.js';
import { alike, narrowing, translated, type Tabled } from '../../components/views/state.js';
import { api } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useAsList } from '../../lib/record-list.js';
import { useTexts } from '../../lib/texts.js';
import { FindingRating, FindingStatus } from './finding-status.js';
import { NewFinding, type Begun } from './new-finding.js';
import { ages, stages, statuses, type Finding } from './words.js';

/** What the address says of the list. */
interface Search extends Tabled {
  q?: string;
  status?: string;
  grade?: string;
  rating?: string;
  stage?: string;
  age?: string;
  overdue?: string;
  /** The case, or the signed analysis, out of which one is written down: its form is open. */
  of?: string;
}

const route = getRouteApi('/findings');
const viewFields = [
  ...alike('q', 'status', 'grade', 'rating', 'stage', 'age'),
  translated('overdue', 'overdue', { true: 'yes' }),
];

/** Findings and observations: how bad, whose, how far, and when they are due. */
export function FindingsPage(): ReactElement {
  const t = useTexts();
  const { of, ...search }: Search = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, add] = useState(of !== undefined);
  const begun = useBegun(of);
  const found = useInfiniteQuery(pages('/findings', queryOf(search)));
  useAsList(
    useMemo(
      () => (found.data?.pages ?? []).flatMap(({ items }) => items.map(({ key }) => `/findings/${key}` as const)),
      [found.data],
    ),
  );
  const close = (): void => {
    add(false);
    if (of !== undefined) void navigate({ to: '/findings', search, replace: true });
  };
  return (
    <>
      <PageHead title={t('finding.title')}>
        <Group gap="xs">
          <FromSpreadsheet of="findings" />
          {!adding && <Button onClick={() => add(true)}>{t('finding.add')}</Button>}
        </Group>
      </PageHead>
      {adding && (of === undefined || begun) && (
        <NewFinding
          begun={begun}
          close={close}
          made={(key) => void navigate({ to: '/findings/$ref', params: { ref: key } })}
        />
      )}
      <SavedViews list="findings" fields={viewFields} columns={columnsOf(t)} />
      <ListFilters
        find={t('finding.find')}
        said={{ ...search }}
        choices={choicesOf(t)}
        change={(said) => void navigate({ to: '/findings', search: said, replace: true })}
      />
      <ListOf
        label={t('finding.title')}
        found={found}
        columns={columnsOf(t)}
        keyOf={({ id }) => id}
        empty={t(Object.keys(narrowing(search)).length > 0 ? 'finding.noneSo' : 'finding.none')}
      />
    </>
  );
}

/** What of a case, or of a signed analysis, stands in the form of the finding that comes out of it. */
function useBegun(of: string | undefined): Begun | undefined {
  const path = { id: of ?? '' };
  const analysed = of !== undefined && /^RA-/i.test(of);
  const found = useQuery({
    ...api.queryOptions('get', '/cases/{id}', { params: { path } }),
    enabled: of !== undefined && !analysed,
  });
  const analysis = useQuery({ ...api.queryOptions('get', '/analyses/{id}', { params: { path } }), enabled: analysed });
  const one = analysed ? analysis.data : found.data;
  if (of === undefined || one === undefined) return undefined;
  const { key, title, markets, stage, domain, domainLead, restricted } = one;
  const condition = 'problem' in one ? one.problem : (one.conclusion?.text ?? one.text);
  return {
    ...(analysed ? { analysis: key } : { link: key }),
    values: {
      ...{ title, condition, market: markets.join(', ') },
      ...{ stage: stage ?? '', domain: domain ?? '', domainLeadId: domainLead?.id ?? '' },
      // What is not to be seen is not told by what comes out of it.
      ...(restricted ? { restricted: 'yes' } : {}),
    },
  };
}

function queryOf(search: Omit<Search, 'of'>) {
  return {
    q: search.q,
    status: search.status,
    grade: search.grade as Finding['grade'] | undefined,
    rating: search.rating as Rating | undefined,
    stage: search.stage as NonNullable<Finding['stage']> | undefined,
    age: search.age as (typeof ages)[number] | undefined,
    overdue: search.overdue === 'yes' ? true : undefined,
    sort: 'due' as const,
  };
}

function choicesOf(t: ReturnType<typeof useTexts>) {
  return [
    {
      name: 'status',
      label: t('finding.status'),
      options: statuses.map((value) => ({ value, label: t(`finding.is.${value}`) })),
    },
    {
      name: 'grade',
      label: t('finding.grade'),
      options: (['finding', 'observation'] as const).map((value) => ({ value, label: t(`finding.gradeIs.${value}`) })),
    },
    {
      name: 'rating',
      label: t('finding.rating'),
      options: ratings.map((value) => ({ value, label: t(`rating.${value}`) })),
    },
    {
      name: 'stage',
      label: t('finding.stage'),
      options: stages.map((value) => ({ value, label: t(`case.stageIs.${value}`) })),
    },
    {
      name: 'age',
      label: t('finding.age'),
      options: ages.map((value) => ({ value, label: t(`finding.ageIs.${value}`) })),
    },
    { name: 'overdue', label: t('case.onlyOverdue') },
  ];
}

function columnsOf(t: ReturnType<typeof useTexts>): Column<Finding>[] {
  return [
    {
      id: 'name',
      width: '34%',
      title: t('finding.name'),
      cell: (row) => (
        <Text size="sm" component="span">
          <RegisterLink of="findings" record={row} />
        </Text>
      ),
    },
    { id: 'rating', title: t('finding.rating'), width: 120, cell: (row) => <FindingRating of={row} /> },
    { id: 'status', title: t('finding.status'), width: 190, cell: (row) => <FindingStatus of={row} /> },
    { id: 'owner', title: t('finding.ownerIs'), width: 160, cell: ({ owner }) => <PersonLink person={owner} /> },
    {
      id: 'due',
      title: t('finding.dueIs'),
      width: 200,
      cell: ({ due }) => due && <Due at={due.at} zone={due.zone} over={false} />,
    },
    {
      id: 'target',
      title: t('finding.target'),
      width: 200,
      cell: ({ target, closedAt }) => target && <Due at={target.at} zone={target.zone} over={closedAt !== null} />,
    },
  ];
}
