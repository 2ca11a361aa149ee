import { Alert, Group, List, Select, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../lib/texts.js';
import { Spoken } from './spoken.js';

interface Read {
  rows: number;
  sheets: readonly { name: string; hidden: boolean }[];
  /** The one that is read; null: a file without sheets. */
  sheet: string | null;
}

/** What is said above the rows of a file as they are read: how many, and of which of its sheets. */
export function ReadingHead({ read, turnTo }: { read: Read; turnTo: (sheet: string) => void }): ReactElement {
  const t = useTexts();
  return (
    <Group gap="md" align="end" mb="xs">
      <div>
        <Title order={2}>{t('file.reading')}</Title>
        <Text size="sm" c="dimmed">
          {t('file.rows', { count: read.rows })}
        </Text>
      </div>
      {read.sheets.length > 1 && (
        <Select
          label={t('file.sheet')}
          allowDeselect={false}
          data={read.sheets.map(({ name, hidden }) => ({
            value: name,
            label: hidden ? t('file.sheetHidden', { name }) : name,
          }))}
          value={read.sheet}
          onChange={(sheet) => sheet !== null && turnTo(sheet)}
        />
      )}
    </Group>
  );
}

/** What whoever brings a file in should know of how it was read. */
export function FileNotes({ notes }: { notes: readonly string[] }): ReactElement | null {
  const t = useTexts();
  if (notes.length === 0) return null;
  return (
    <Alert variant="light" title={t('file.notes')}>
      <List size="sm">
        {notes.map((note) => (
          <List.Item key={note}>
            <Spoken>{note}</Spoken>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
