import { Checkbox, Group, Select, TextInput } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTyped } from '../../lib/typed.js';

type Choice = { name: string; label: string; options?: readonly { value: string; label: string }[] };

interface Props {
  /** What the text field is called; without one there is none. */
  find?: string;
  said: Readonly<Record<string, string | undefined>>;
  /** One that has no options is a box to be ticked. */
  choices: readonly Choice[];
  change: (said: Record<string, string>) => void;
  /** What else narrows it, behind the others. */
  children?: ReactNode;
}

/** By what a list is narrowed. What is said stands in the address. */
export function ListFilters({ find, said, choices, change, children }: Props): ReactElement {
  const set = (name: string, value: string): void => {
    const all = { ...said, [name]: value };
    change(Object.fromEntries(Object.entries(all).flatMap(([key, each]) => (each ? [[key, each]] : []))));
  };
  const [q, type] = useTyped(said['q'] ?? '', (text) => set('q', text));
  return (
    <Group mb="sm" align="end">
      {find !== undefined && <TextInput label={find} value={q} onChange={(event) => type(event.currentTarget.value)} />}
      {choices.map(({ name, label, options }) =>
        options === undefined ? (
          <Checkbox
            key={name}
            label={label}
            mb={8}
            checked={said[name] === 'yes'}
            onChange={(event) => set(name, event.currentTarget.checked ? 'yes' : '')}
          />
        ) : (
          <Select
            key={name}
            label={label}
            clearable
            value={said[name] ?? null}
            onChange={(value) => set(name, value ?? '')}
            data={options}
          />
        ),
      )}
      {children}
    </Group>
  );
}
