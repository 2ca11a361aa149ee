import { Alert, Code, List } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

/** What to do first where there is no program yet. */
export function FirstRun(): ReactElement | null {
  const t = useTexts();
  const programs = useQuery(api.queryOptions('get', '/programs', { params: { query: { limit: 1 } } }));
  if (!programs.data || programs.data.items.length > 0) return null;
  return (
    <Alert variant="light" mb="lg" title={t('first.title')}>
      <List type="ordered" size="sm">
        <List.Item>
          {t('first.people')} <Code>tollgate people create</Code> · <Code>tollgate people import FILE</Code>
        </List.Item>
        <List.Item>
          {t('first.program')} <Code>tollgate programs import FILE</Code>
        </List.Item>
        <List.Item>
          {t('first.rehearse')} <Code>tollgate rehearse PROGRAM</Code>
        </List.Item>
      </List>
    </Alert>
  );
}
