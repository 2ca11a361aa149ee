import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useTexts } from '../../lib/texts.js';

/** People by id; those whom the API does not know have no name. */
export function usePeopleNamed(ids: readonly string[]): Map<string, string> {
  const found = useQueries({
    queries: ids.map((id) => api.queryOptions('get', '/people/{id}', { params: { path: { id } } })),
  });
  return new Map(found.flatMap(({ data }) => (data ? [[data.id, data.name] as const] : [])));
}

interface Props {
  label: string;
  value: readonly string[];
  write: (ids: string[]) => void;
  error: string | null;
}

/** People by name; those who are chosen already are named too, though the search does not find them. */
export function People({ label, value, write, error }: Props): ReactElement {
  const t = useTexts();
  const [typed, type] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const found = useQuery({
    ...api.queryOptions('get', '/people', {
      params: { query: { active: true, limit: 20, ...(q === '' ? {} : { q }) } },
    }),
    placeholderData: (before) => before,
  });
  const chosen = usePeopleNamed(value);
  const named = [...[...chosen].map(([id, name]) => ({ id, name })), ...(found.data?.items ?? [])];
  return (
    <Many
      {...{ label, value, write, error, typed, type }}
      named={named}
      searched={found.data?.items.map(({ id }) => id) ?? []}
      none={t('people.nobody')}
    />
  );
}

/** Rotas by name; there are few. */
export function Rotas({ label, value, write, error }: Props): ReactElement {
  const t = useTexts();
  const [typed, type] = useState('');
  const found = useInfiniteQuery(pages('/rotas', { sort: 'name' }));
  const named = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const part = typed.trim().toLowerCase();
  return (
    <Many
      {...{ label, value, write, error, typed, type, named }}
      searched={named.filter(({ name }) => name.toLowerCase().includes(part)).map(({ id }) => id)}
      none={t('policy.edit.noRota')}
    />
  );
}

interface ManyProps extends Props {
  typed: string;
  type: (text: string) => void;
  named: readonly { id: string; name: string }[];
  /** Those that what is typed finds, by id. */
  searched: readonly string[];
  none: string;
}

function Many({ label, value, write, error, typed, type, named, searched, none }: ManyProps): ReactElement {
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const all = [...new Set([...value, ...searched])];
  return (
    <MultiSelect
      label={label}
      error={error}
      value={[...value]}
      onChange={write}
      searchable
      searchValue={typed}
      onSearchChange={type}
      filter={({ options }) => options.filter((each) => 'value' in each && searched.includes(each.value))}
      nothingFoundMessage={none}
      hidePickedOptions
      data={all.map((id) => ({ value: id, label: names.get(id) ?? '…' }))}
    />
  );
}
