import './texts.js';
import { Button, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState, type ReactElement } from 'react';
import type { Column } from '../../components/data-table.js';
import { Due } from '../../components/due.js';
import type { Values } from '../../components/form/command-form.js';
import { PageHead } from '../../components/page-head.js';
import { PersonLink, RegisterLink } from '../../components/record-link.js';
import { ListFilters } from '../../components/record/list-filters.js';
import { ListOf } from '../../components/record/list-of.js';
import { api } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useAsList } from '../../lib/record-list.js';
import { useTexts } from '../../lib/texts.js';
import { Causes } from './analysis-page.js';
import { AnalysisStatus } from './analysis-status.js';
import { NewAnalysis } from './new-analysis.js';
import { Pareto } from './pareto.js';
import { methods, stages, statuses, type Analysis } from './words.js';

/** What the address says of the list. */
interface Search {
  q?: string;
  status?: string;
  method?: string;
  stage?: string;
  overdue?: string;
  /** The case out of which one is opened: its form is open. */
  of?: string;
}

const route = getRouteApi('/analyses');

/** Root cause analyses: whose, how far, by when, and which causes come most often. */
export function AnalysesPage(): ReactElement {
  const t = useTexts();
  const { of, ...search }: Search = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, add] = useState(of !== undefined);
  const begun = useBegun(of);
  const found = useInfiniteQuery(pages('/analyses', queryOf(search)));
  useAsList(
    useMemo(
      () => (found.data?.pages ?? []).flatMap(({ items }) => items.map(({ key }) => `/analyses/${key}` as const)),
      [found.data],
    ),
  );
  const close = (): void => {
    add(false);
    if (of !== undefined) void navigate({ to: '/analyses', search, replace: true });
  };
  return (
    <>
      <PageHead title={t('analysis.title')}>
        {!adding && <Button onClick={() => add(true)}>{t('analysis.add')}</Button>}
      </PageHead>
      {adding && (of === undefined || begun) && (
        <NewAnalysis
          begun={begun}
          close={close}
          made={(key) => void navigate({ to: '/analyses/$ref', params: { ref: key } })}
        />
      )}
      <ListFilters
        find={t('analysis.find')}
        said={{ ...search }}
        choices={choicesOf(t)}
        change={(said) => void navigate({ to: '/analyses', search: said, replace: true })}
      />
      <ListOf
        label={t('analysis.title')}
        found={found}
        columns={columnsOf(t)}
        keyOf={({ id }) => id}
        empty={t(Object.keys(search).length > 0 ? 'analysis.noneSo' : 'analysis.none')}
      />
      <Pareto />
    </>
  );
}

/** What of a case stands in the form of the analysis that is opened of it. */
function useBegun(of: string | undefined): Values | undefined {
  const { data } = useQuery({
    ...api.queryOptions('get', '/cases/{id}', { params: { path: { id: of ?? '' } } }),
    enabled: of !== undefined,
  });
  if (of === undefined || data === undefined) return undefined;
  const { key, title, text, markets, stage, domain, domainLead, restricted } = data;
  return {
    ...{ about: key, title, problem: data.conclusion?.text ?? text, market: markets.join(', ') },
    ...{ stage: stage ?? '', domain: domain ?? '', domainLeadId: domainLead?.id ?? '' },
    // What is not to be seen is not told by what comes out of it.
    ...(restricted ? { restricted: 'yes' } : {}),
  };
}

function queryOf(search: Omit<Search, 'of'>) {
  return {
    q: search.q,
    status: search.status,
    method: search.method as Analysis['method'] | undefined,
    stage: search.stage as NonNullable<Analysis['stage']> | undefined,
    overdue: search.overdue === 'yes' ? true : undefined,
    sort: 'due' as const,
  };
}

function choicesOf(t: ReturnType<typeof useTexts>) {
  return [
    {
      name: 'status',
      label: t('analysis.status'),
      options: statuses.map((value) => ({ value, label: t(`analysis.is.${value}`) })),
    },
    {
      name: 'method',
      label: t('analysis.method'),
      options: methods.map((value) => ({ value, label: t(`analysis.methodIs.${value}`) })),
    },
    {
      name: 'stage',
      label: t('analysis.stage'),
      options: stages.map((value) => ({ value, label: t(`case.stageIs.${value}`) })),
    },
    { name: 'overdue', label: t('case.onlyOverdue') },
  ];
}

function columnsOf(t: ReturnType<typeof useTexts>): Column<Analysis>[] {
  return [
    {
      id: 'name',
      width: '34%',
      title: t('analysis.name'),
      cell: (row) => (
        <Text size="sm" component="span">
          <RegisterLink of="analyses" record={row} />
        </Text>
      ),
    },
    { id: 'status', title: t('analysis.status'), width: 150, cell: (row) => <AnalysisStatus of={row} /> },
    { id: 'causes', title: t('analysis.causes'), width: 200, cell: ({ causes }) => <Causes of={causes} /> },
    { id: 'owner', title: t('analysis.ownerIs'), width: 160, cell: ({ owner }) => <PersonLink person={owner} /> },
    {
      id: 'due',
      title: t('analysis.due'),
      width: 200,
      cell: ({ due, status }) => (
        <Due at={due.at} zone={due.zone} over={status === 'signed' || status === 'withdrawn'} />
      ),
    },
  ];
}
