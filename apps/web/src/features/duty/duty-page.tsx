import './texts.js';
import { Grid } from '@mantine/core';
import type { ReactElement } from 'react';
import { PageHead } from '../../components/page-head.js';
import { useTexts } from '../../lib/texts.js';
import { Rotas } from './rotas.js';
import { Windows } from './windows.js';

/** Who is on duty now and next, and when escalation waits. */
export function DutyPage(): ReactElement {
  const t = useTexts();
  return (
    <>
      <PageHead title={t('duty.title')} />
      <Grid>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Rotas />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Windows />
        </Grid.Col>
      </Grid>
    </>
  );
}
