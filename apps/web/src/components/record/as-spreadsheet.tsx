import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { fileUrl } from '../../lib/api.js';
import { given } from '../../lib/pages.js';
import { useTexts } from '../../lib/texts.js';

interface Props {
  /** As the API calls records of its kind. */
  of: 'controls' | 'occurrences';
  /** What the list is asked. */
  query: Readonly<Record<string, string | boolean | undefined>>;
}

/** All that a list shows and does not show yet, as a file for spreadsheets. */
export function AsSpreadsheet({ of, query }: Props): ReactElement {
  const t = useTexts();
  const asked = Object.entries(given(query)).map(([name, value]) => [name, String(value)]);
  return (
    <Button
      variant="default"
      component="a"
      href={fileUrl(`/exports/${of}?${new URLSearchParams([...asked, ['format', 'xlsx']]).toString()}`)}
      download
    >
      {t('act.spreadsheet')}
    </Button>
  );
}
