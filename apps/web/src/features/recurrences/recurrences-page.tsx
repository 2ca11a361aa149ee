import './texts.js';
import { Anchor, Badge, Button, Text } from '@mantine/core';
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
import { useMay } from '../../lib/rights.js';
import { useRuleWords } from '../../lib/use-rule-words.js';
import { NewRecurrence } from './new-recurrence.js';

type Recurrence = Schemas['Recurrence'];

const route = getRouteApi('/recurrences');
const statuses = ['active', 'paused', 'ended'] as const satisfies readonly Recurrence['status'][];

/** What is made again and again, when, and when next. */
export function RecurrencesPage(): ReactElement {
  const t = useTexts();
  const search: { q?: string; status?: string; making?: string; from?: string } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  const { may, because, known } = useMay('launch');
  const { making: _making, from: _from, ...filters } = search;
  const making = search.making !== undefined || search.from !== undefined;
  const say = (said: Record<string, string>): void =>
    void navigate({ to: '/recurrences', search: { ...filters, ...said }, replace: true });
  const found = useInfiniteQuery(
    pages('/recurrences', { q: search.q, status: search.status as Recurrence['status'] | undefined }),
  );
  return (
    <>
      <PageHead title={t('recurrence.title')}>
        {may && !making && <Button onClick={() => say({ making: 'yes' })}>{t('recurrence.form.new')}</Button>}
      </PageHead>
      <Text size="sm" c="dimmed" mb="sm">
        {t('recurrence.hint')} {known && !may && t('recurrence.form.makers', { because: because ?? '' })}
      </Text>
      {may && making && (
        <NewRecurrence
          from={search.from}
          choose={(id) => say({ making: 'yes', ...(id === null ? {} : { from: id }) })}
          made={(id) => void navigate({ to: '/recurrences/$id', params: { id } })}
          close={() => say({})}
        />
      )}
      <ListFilters
        find={t('recurrence.find')}
        said={filters}
        choices={[
          {
            name: 'status',
            label: t('recurrence.status'),
            options: statuses.map((value) => ({ value, label: t(`recurrence.is.${value}`) })),
          },
        ]}
        change={(said) => void navigate({ to: '/recurrences', search: said, replace: true })}
      />
      <ListOf
        label={t('recurrence.title')}
        found={found}
        columns={columns}
        keyOf={({ id }) => id}
        empty={t(Object.keys(filters).length > 0 ? 'recurrence.noneSo' : 'recurrence.none')}
      />
    </>
  );
}

function useColumns(): Column<Recurrence>[] {
  const t = useTexts();
  const clock = useClock();
  const words = useRuleWords();
  return [
    {
      id: 'name',
      title: t('recurrence.name'),
      cell: ({ id, name, schedule }) => (
        <>
          <Anchor component={Link} to="/recurrences/$id" params={{ id } as never} preload="intent" inherit>
            {name}
          </Anchor>
          <Text size="xs" c="dimmed">
            {words(schedule)}
          </Text>
        </>
      ),
    },
    { id: 'makes', title: t('recurrence.makes'), width: 130, cell: ({ makes }) => t(`recurrence.makesWhat.${makes}`) },
    {
      id: 'status',
      title: t('recurrence.status'),
      width: 110,
      cell: ({ status }) => (
        <Badge variant={status === 'active' ? 'light' : 'default'} tt="none">
          {t(`recurrence.is.${status}`)}
        </Badge>
      ),
    },
    {
      id: 'next',
      title: t('recurrence.next'),
      width: 230,
      cell: ({ next, schedule, waitsFor }) => {
        if (next !== null) return <time dateTime={next.at}>{clock.at(next.at, schedule.zone)}</time>;
        return t(waitsFor === null ? 'recurrence.noNext' : 'recurrence.waits');
      },
    },
    { id: 'soFar', title: t('recurrence.soFar'), width: 90, numeric: true, cell: ({ occurrences }) => occurrences },
    { id: 'owner', title: t('recurrence.owner'), width: 160, cell: ({ owner }) => <PersonLink person={owner} /> },
  ];
}
