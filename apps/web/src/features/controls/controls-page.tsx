import './texts.js';
import { Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState, type ReactElement } from 'react';
import type { Column } from '../../components/data-table.js';
import { Due } from '../../components/due.js';
import { PageHead } from '../../components/page-head.js';
import { PersonLink, RegisterLink } from '../../components/record-link.js';
import { AsSpreadsheet } from '../../components/record/as-spreadsheet.js';
import { FromSpreadsheet } from '../../components/record/from-spreadsheet.js';
import { ListFilters } from '../../components/record/list-filters.js';
import { ListOf } from '../../components/record/list-of.js';
import { SavedViews } from '../../components/views/saved-views.js';
import { alike, narrowing, translated, type Tabled } from '../../components/views/state.js';
import { pages } from '../../lib/pages.js';
import { useAsList } from '../../lib/record-list.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { NewControl } from './new-control.js';
import { ControlStatus } from './status.js';
import { automations, stages, statuses, types, type Control } from './words.js';

/** What the address says of the list. */
interface Search extends Tabled {
  q?: string;
  status?: string;
  type?: string;
  automation?: string;
  stage?: string;
  market?: string;
  covers?: string;
  attested?: string;
  failing?: string;
  missed?: string;
  mine?: string;
  sort?: string;
  /** The risk that one meets, which is proposed: its form is open. */
  of?: string;
}

const route = getRouteApi('/controls');
const viewFields = [
  ...alike('q', 'status', 'type', 'automation', 'stage', 'market', 'covers', 'attested', 'sort'),
  translated('failing', 'failing', { true: 'yes' }),
  translated('missed', 'missed', { true: 'yes' }),
  translated('mine', 'operator', { me: 'yes' }),
];

/** Controls: what each does, who performs it, how its runs stand, and by when it is attested. */
export function ControlsPage(): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const { of, ...search }: Search = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, add] = useState(of !== undefined);
  const found = useInfiniteQuery(pages('/controls', queryOf(search)));
  const columns = columnsOf(t, clock);
  useAsList(
    useMemo(
      () => (found.data?.pages ?? []).flatMap(({ items }) => items.map(({ key }) => `/controls/${key}` as const)),
      [found.data],
    ),
  );
  const close = (): void => {
    add(false);
    if (of !== undefined) void navigate({ to: '/controls', search, replace: true });
  };
  return (
    <>
      <PageHead title={t('control.title')}>
        <Group gap="xs">
          <Button variant="subtle" component={Link} to="/controls/coverage">
            {t('coverage.open')}
          </Button>
          <Button variant="subtle" component={Link} to="/occurrences">
            {t('control.runs')}
          </Button>
          <FromSpreadsheet of="controls" />
          {!adding && <Button onClick={() => add(true)}>{t('control.add')}</Button>}
        </Group>
      </PageHead>
      {adding && (
        <NewControl
          meets={of}
          close={close}
          made={(key) => void navigate({ to: '/controls/$ref', params: { ref: key } })}
        />
      )}
      <SavedViews list="controls" fields={viewFields} columns={columns} />
      <ListFilters
        find={t('control.find')}
        said={{ ...search }}
        choices={choicesOf(t, search)}
        change={(said) => void navigate({ to: '/controls', search: said, replace: true })}
      >
        <AsSpreadsheet of="controls" query={queryOf(search)} />
      </ListFilters>
      <ListOf
        label={t('control.title')}
        found={found}
        columns={columns}
        keyOf={({ id }) => id}
        empty={t(Object.keys(narrowing(search)).length > 0 ? 'control.noneSo' : 'control.none')}
        sort={search.sort ?? 'due'}
        onSort={(sort) => void navigate({ to: '/controls', search: { ...search, sort }, replace: true })}
      />
    </>
  );
}

function queryOf(search: Omit<Search, 'of'>) {
  const yes = (said: string | undefined): true | undefined => (said === 'yes' ? true : undefined);
  return {
    ...{ q: search.q, status: search.status, market: search.market, covers: search.covers },
    type: search.type as Control['type'] | undefined,
    automation: search.automation as Control['automation'] | undefined,
    stage: search.stage as Control['stage'] | undefined,
    attested: search.attested === undefined ? undefined : search.attested === 'true',
    failing: yes(search.failing),
    missed: yes(search.missed),
    operator: search.mine === 'yes' ? 'me' : undefined,
    sort: (search.sort ?? 'due') as 'due',
  };
}

function choicesOf(t: ReturnType<typeof useTexts>, { market, covers }: Search) {
  return [
    {
      name: 'status',
      label: t('control.status'),
      options: statuses.map((value) => ({ value, label: t(`control.is.${value}`) })),
    },
    {
      name: 'type',
      label: t('control.type'),
      options: types.map((value) => ({ value, label: t(`control.typeIs.${value}`) })),
    },
    {
      name: 'automation',
      label: t('control.automation'),
      options: automations.map((value) => ({ value, label: t(`control.automationIs.${value}`) })),
    },
    {
      name: 'stage',
      label: t('control.stage'),
      options: stages.map((value) => ({ value, label: t(`case.stageIs.${value}`) })),
    },
    {
      name: 'attested',
      label: t('control.attested'),
      options: (['true', 'false'] as const).map((value) => ({ value, label: t(`control.attestedIs.${value}`) })),
    },
    // Said by a cell of the map of what is covered; here they are seen, and taken away.
    ...(market ? [{ name: 'market', label: t('control.market'), options: [{ value: market, label: market }] }] : []),
    ...(covers ? [{ name: 'covers', label: t('control.covers'), options: [{ value: covers, label: covers }] }] : []),
    { name: 'failing', label: t('control.onlyFailing') },
    { name: 'missed', label: t('control.onlyMissed') },
    { name: 'mine', label: t('control.onlyMine') },
  ];
}

function columnsOf(t: ReturnType<typeof useTexts>, clock: ReturnType<typeof useClock>): Column<Control>[] {
  return [
    {
      ...{ id: 'name', width: '32%', title: t('control.name') },
      cell: (row) => (
        <Text size="sm" component="span">
          <RegisterLink of="controls" record={row} />
        </Text>
      ),
    },
    { id: 'status', title: t('control.status'), width: 190, cell: (row) => <ControlStatus of={row} /> },
    {
      id: 'operator',
      title: t('control.operatorIs'),
      width: 150,
      cell: ({ operator }) => <PersonLink person={operator} />,
    },
    { id: 'runs', title: t('control.runs'), width: 150, cell: (row) => <HowRunsStand of={row} /> },
    {
      ...{ id: 'next', title: t('control.next'), width: 130, sort: 'next' },
      cell: ({ next }) => next && <time dateTime={next.at}>{clock.day(next.date)}</time>,
    },
    {
      ...{ id: 'due', title: t('control.attestBy'), width: 210, sort: 'due' },
      cell: ({ due }) => due && <Due at={due.at} zone={due.zone} />,
    },
  ];
}

/** How many wait, and how many of the last ones were missed in a row. */
function HowRunsStand({ of: { openRuns, missedInARow } }: { of: Control }): ReactElement {
  const t = useTexts();
  const said = [
    ...(missedInARow > 0 ? [t('control.missedInARow', { count: missedInARow })] : []),
    ...(openRuns > 0 ? [t('control.open', { count: openRuns })] : []),
  ];
  return (
    <Text size="sm" component="span" className={missedInARow > 0 ? 'late' : undefined}>
      {said.join(' · ')}
    </Text>
  );
}
