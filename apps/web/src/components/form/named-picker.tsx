import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { pages } from '../../lib/pages.js';
import { useTexts } from '../../lib/texts.js';

interface Props {
  of: '/teams' | '/programs' | '/templates';
  label: string;
  required: boolean;
  value: string | null;
  onChange: (id: string | null) => void;
  error?: string | null;
}

/** A team, a program or a template, found by a part of its name. */
export function NamedPicker({ of, label, required, value, onChange, error }: Props): ReactElement {
  const t = useTexts();
  const [typed, type] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const found = useInfiniteQuery(pages(of, { q }));
  return (
    <Select
      label={label}
      required={required}
      value={value}
      onChange={onChange}
      error={error}
      searchable
      clearable
      searchValue={typed}
      onSearchChange={type}
      filter={({ options }) => options}
      nothingFoundMessage={t('people.nothingNamed')}
      data={(found.data?.pages[0]?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
