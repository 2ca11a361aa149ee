import './texts.js';
import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, type ReactElement } from 'react';
import type { Column } from '../../components/data-table.js';
import { Due } from '../../components/due.js';
import { PageHead } from '../../components/page-head.js';
import { PersonLink, RegisterLink } from '../../components/record-link.js';
import { ListFilters } from '../../components/record/list-filters.js';
import { ListOf } from '../../components/record/list-of.js';
import { pages } from '../../lib/pages.js';
import { useAsList } from '../../lib/record-list.js';
import { useTexts } from '../../lib/texts.js';
import { AlignmentStatus } from './alignment-status.js';
import { NewAlignment } from './new-alignment.js';
import { statuses, type Alignment } from './words.js';

/** What the address says of the list. */
interface Search {
  q?: string;
  status?: string;
  waiting?: string;
  overdue?: string;
  /** The finding about which teams are to be asked: the form is open. */
  of?: string;
}

const route = getRouteApi('/alignments');

/** Alignment rounds: on what, how far, how the teams stand, and until when. */
export function AlignmentsPage(): ReactElement {
  const t = useTexts();
  const { of, ...search }: Search = route.useSearch();
  const navigate = route.useNavigate();
  const found = useInfiniteQuery(pages('/alignments', queryOf(search)));
  useAsList(
    useMemo(
      () => (found.data?.pages ?? []).flatMap(({ items }) => items.map(({ key }) => `/alignments/${key}` as const)),
      [found.data],
    ),
  );
  return (
    <>
      <PageHead title={t('alignment.title')} />
      {of !== undefined && (
        <NewAlignment
          finding={of}
          close={() => void navigate({ to: '/alignments', search, replace: true })}
          made={(key) => void navigate({ to: '/alignments/$ref', params: { ref: key } })}
        />
      )}
      <ListFilters
        find={t('alignment.find')}
        said={{ ...search }}
        choices={[
          {
            name: 'status',
            label: t('alignment.status'),
            options: statuses.map((value) => ({ value, label: t(`alignment.is.${value}`) })),
          },
          { name: 'waiting', label: t('alignment.onlyMine') },
          { name: 'overdue', label: t('case.onlyOverdue') },
        ]}
        change={(said) => void navigate({ to: '/alignments', search: said, replace: true })}
      />
      <ListOf
        label={t('alignment.title')}
        found={found}
        columns={columnsOf(t)}
        keyOf={({ id }) => id}
        empty={t(Object.keys(search).length > 0 ? 'alignment.noneSo' : 'alignment.none')}
      />
    </>
  );
}

function queryOf({ q, status, waiting, overdue }: Omit<Search, 'of'>) {
  return {
    ...{ q, status, sort: 'due' as const },
    waitingFor: waiting === 'yes' ? 'me' : undefined,
    overdue: overdue === 'yes' ? true : undefined,
  };
}

function columnsOf(t: ReturnType<typeof useTexts>): Column<Alignment>[] {
  return [
    {
      ...{ id: 'name', width: '36%', title: t('alignment.name') },
      cell: (row) => (
        <Text size="sm" component="span">
          <RegisterLink of="alignments" record={row} />
        </Text>
      ),
    },
    { id: 'finding', title: t('alignment.of'), width: 100, cell: ({ finding }) => finding.key },
    { id: 'status', title: t('alignment.status'), width: 190, cell: (row) => <AlignmentStatus of={row} /> },
    {
      ...{ id: 'counts', title: t('alignment.counts'), width: 220 },
      cell: ({ counts: { consents, against, silent } }) => t('alignment.countsAre', { consents, against, silent }),
    },
    { id: 'chair', title: t('alignment.chair'), width: 160, cell: ({ chair }) => <PersonLink person={chair} /> },
    {
      ...{ id: 'due', title: t('alignment.dueIs'), width: 200 },
      cell: ({ due, closedAt }) => <Due at={due.at} zone={due.zone} over={closedAt !== null} />,
    },
  ];
}
