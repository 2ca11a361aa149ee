import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';

/** Leads to where records of a register come in from a file. */
export function FromSpreadsheet({ of }: { of: 'cases' | 'findings' | 'controls' }): ReactElement {
  const t = useTexts();
  return (
    <Button variant="default" component={Link} to={`/${of}/import`}>
      {t('act.fromSpreadsheet')}
    </Button>
  );
}
