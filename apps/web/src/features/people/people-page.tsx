import './texts.js';
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { DataTable, type Column } from '../../components/data-table.js';
import { Empty } from '../../components/empty.js';
import { CommandForm } from '../../components/form/command-form.js';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { Problem } from '../../components/problem.js';
import { PersonLink } from '../../components/record-link.js';
import { SavedViews } from '../../components/views/saved-views.js';
import { alike, translated, type Tabled } from '../../components/views/state.js';
import { http, type Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useMay } from '../../lib/rights.js';
import { useTexts } from '../../lib/texts.js';
import { useTyped } from '../../lib/typed.js';
import { ownZone } from '../../lib/time.js';
import { accessLevels, bodyOf, personFields, type AccessLevel } from './person-fields.js';

type Person = Schemas['Person'];

/** What the address says of the list; `active` is `no` for those who have left. */
interface Search extends Tabled {
  q?: string;
  access?: string;
  active?: string;
}

const viewFields = [
  ...alike('q', 'access'),
  // Where the address says nothing, those who are here are asked for.
  translated('active', 'active', { false: 'no', true: '' }, 'true'),
];
const route = getRouteApi('/people');

/** Everybody who is here, or has been: where they belong and what they may. */
export function PeoplePage(): ReactElement {
  const t = useTexts();
  const search: Search = route.useSearch();
  const navigate = route.useNavigate();
  const administers = useMay('administer');
  const [adding, add] = useState(false);
  const change = (part: Search): void => {
    const next = Object.fromEntries(Object.entries({ ...search, ...part }).filter(([, value]) => value));
    void navigate({ to: '/people', search: next, replace: true });
  };
  const [q, type] = useTyped(search.q ?? '', (text) => change({ q: text }));
  const query = {
    q: search.q,
    access: search.access as AccessLevel | undefined,
    active: search.active !== 'no',
    sort: 'name' as const,
  };
  const found = useInfiniteQuery(pages('/people', query));
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHead title={t('person.title')}>
        {administers.may && !adding && <Button onClick={() => add(true)}>{t('person.add')}</Button>}
      </PageHead>
      {administers.known && !administers.may && (
        <Text size="sm" c="dimmed" mb="sm">
          {t('person.onlyAdministrators', { because: administers.because ?? '' })}
        </Text>
      )}
      {adding && (
        <Stack gap={4} mb="md">
          <CommandForm
            name="add-person"
            title={t('person.add')}
            fields={personFields(t)}
            initial={{ access: 'member', timeZone: ownZone }}
            send={async (values, headers) => (await http.POST('/people', { body: bodyOf(values), headers })).data}
            done={(person) => {
              add(false);
              if (person) void navigate({ to: '/people/$id', params: { id: person.id } });
            }}
            close={() => add(false)}
          />
          <Text size="xs" c="dimmed">
            {t('person.byFile')}
          </Text>
        </Stack>
      )}
      <SavedViews list="people" fields={viewFields} columns={columnsOf(t)} />
      <Group mb="sm" align="end">
        <TextInput label={t('person.find')} value={q} onChange={(event) => type(event.currentTarget.value)} />
        <Select
          label={t('person.access')}
          clearable
          value={search.access ?? null}
          onChange={(access) => change({ access: access ?? '' })}
          data={accessLevels.map((value) => ({ value, label: t(`person.accessIs.${value}`) }))}
        />
        <Select
          label={t('person.is')}
          allowDeselect={false}
          value={search.active === 'no' ? 'no' : 'yes'}
          onChange={(active) => change({ active: active === 'no' ? 'no' : '' })}
          data={[
            { value: 'yes', label: t('person.here') },
            { value: 'no', label: t('person.left') },
          ]}
        />
      </Group>
      <Problem error={found.error} />
      {found.isPending && <Loading rows={8} />}
      {found.data !== undefined && rows.length === 0 && <Empty>{t('person.none')}</Empty>}
      {rows.length > 0 && (
        <DataTable
          label={t('person.title')}
          columns={columnsOf(t)}
          rows={rows}
          keyOf={({ id }) => id}
          more={found.hasNextPage && !found.isFetchingNextPage ? () => void found.fetchNextPage() : undefined}
        />
      )}
    </>
  );
}

function columnsOf(t: ReturnType<typeof useTexts>): Column<Person>[] {
  return [
    {
      id: 'name',
      title: t('person.name'),
      cell: (row) => (
        <Text size="sm" component="span">
          <PersonLink person={row} />
        </Text>
      ),
    },
    { id: 'access', title: t('person.access'), width: 160, cell: (row) => t(`person.accessIs.${row.access}`) },
    { id: 'team', title: t('person.team'), width: 180, cell: (row) => row.team?.name ?? '' },
    { id: 'manager', title: t('person.manager'), width: 180, cell: (row) => row.manager?.name ?? '' },
    { id: 'market', title: t('person.market'), width: 90, cell: (row) => row.market ?? '' },
    { id: 'email', title: t('person.email'), width: 260, cell: (row) => row.email ?? '' },
  ];
}
