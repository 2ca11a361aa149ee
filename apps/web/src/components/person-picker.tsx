import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api } from '../lib/api.js';
import { useTexts } from '../lib/texts.js';

interface Props {
  label: string;
  value: string | null;
  onChange: (id: string | null) => void;
  error?: string | null;
  /** That one is needed is shown; whoever sends it without one hears so from the API. */
  required?: boolean;
}

/** Somebody who is here, found by a part of their name. */
export function PersonPicker({ label, value, onChange, error, required = false }: Props): ReactElement {
  const t = useTexts();
  const [typed, type] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const { data } = useQuery({
    ...api.queryOptions('get', '/people', {
      params: { query: { active: true, limit: 20, ...(q === '' ? {} : { q }) } },
    }),
    placeholderData: (before) => before,
  });
  return (
    <Select
      label={label}
      withAsterisk={required}
      aria-required={required}
      value={value}
      onChange={onChange}
      error={error}
      searchable
      clearable
      searchValue={typed}
      onSearchChange={type}
      // The API has searched already, in ways of its own.
      filter={({ options }) => options}
      nothingFoundMessage={t('people.nobody')}
      data={(data?.items ?? []).map(({ id, name, team }) => ({
        value: id,
        label: team ? `${name} · ${team.name}` : name,
      }))}
    />
  );
}
