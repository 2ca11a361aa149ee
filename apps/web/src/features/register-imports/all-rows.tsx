import { Button, Group, Select, Stack, TextInput, Title } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import { useFieldNames } from './field-names.js';
import type { Preview } from './queries.js';

interface Props {
  preview: Preview;
  said: Readonly<Record<string, string>>;
  say: (all: Record<string, string>) => void;
}

/** What no column says, and a record cannot be without: one value for all rows. */
export function AllRows({ preview, said, say }: Props): ReactElement | null {
  const t = useTexts();
  const nameOf = useFieldNames();
  const [typed, type] = useState<Readonly<Record<string, string>>>({});
  const asked = preview.fields.filter(({ name }) => preview.missing.includes(name) || name in said);
  if (asked.length === 0) return null;
  const valueOf = (name: string): string => typed[name] ?? said[name] ?? '';
  const put = (name: string, value: string): void => type((before) => ({ ...before, [name]: value }));
  return (
    <section aria-label={t('registerImport.allRows')}>
      <Title order={2} mb="xs">
        {t('registerImport.allRows')}
      </Title>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const given = asked.map(({ name }) => [name, valueOf(name).trim()] as const);
          say(Object.fromEntries<string>(given.filter(([, text]) => text !== '')));
        }}
      >
        <Stack gap="sm" align="flex-start">
          <Group align="end" gap="sm">
            {asked.map(({ name, choices }) =>
              choices === null ? (
                <TextInput
                  key={name}
                  label={nameOf(name)}
                  value={valueOf(name)}
                  onChange={(event) => put(name, event.currentTarget.value)}
                />
              ) : (
                <Select
                  key={name}
                  label={nameOf(name)}
                  data={choices.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
                  value={valueOf(name) || null}
                  onChange={(value) => put(name, value ?? '')}
                />
              ),
            )}
          </Group>
          <Button type="submit" variant="default">
            {t('registerImport.allRowsUse')}
          </Button>
        </Stack>
      </form>
    </section>
  );
}
