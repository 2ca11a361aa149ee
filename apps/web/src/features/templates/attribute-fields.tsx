import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import { attributeOf, attributeText } from './written.js';

type Attributes = Readonly<Record<string, unknown>>;

interface Props {
  attributes: Attributes;
  /** What is wrong at one, by its name. */
  wrong: (path: string, below?: boolean) => string | null;
  write: (attributes: Record<string, unknown>) => void;
}

/** What else an item is made with, by name: each has a field, and another is added by its name. */
export function AttributeFields({ attributes, wrong, write }: Props): ReactElement {
  const t = useTexts();
  const [name, type] = useState('');
  const called = name.trim();
  const there = called in attributes;
  const add = (): void => {
    if (called === '' || there) return;
    write({ ...attributes, [called]: '' });
    type('');
  };
  return (
    <Stack gap="xs" role="group" aria-label={t('template.edit.attributes')}>
      <Text size="sm" fw={500}>
        {t('template.edit.attributes')}
      </Text>
      {wrong('') !== null && (
        <Text size="xs" c="var(--mantine-color-error)">
          {wrong('')}
        </Text>
      )}
      {Object.entries(attributes).map(([of, value]) => (
        <Group key={of} gap="xs" align="end">
          <TextInput
            label={of}
            flex={1}
            miw={220}
            value={attributeText(value)}
            error={wrong(of, true)}
            onChange={({ currentTarget }) => write({ ...attributes, [of]: attributeOf(currentTarget.value, value) })}
          />
          <Button
            variant="subtle"
            color="gray"
            aria-label={t('template.edit.removeThis', { name: of })}
            onClick={() => {
              const { [of]: _gone, ...rest } = attributes;
              write(rest);
            }}
          >
            {t('template.edit.remove')}
          </Button>
        </Group>
      ))}
      <Group gap="xs" align="end">
        <TextInput
          label={t('template.edit.attributeName')}
          w={220}
          value={name}
          error={there ? t('template.edit.attributeThere') : null}
          onChange={({ currentTarget }) => type(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <Button variant="default" onClick={add}>
          {t('template.edit.addAttribute')}
        </Button>
      </Group>
    </Stack>
  );
}
