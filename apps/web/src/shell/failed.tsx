import { Button, Stack } from '@mantine/core';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Problem } from '../components/problem.js';
import { useTexts } from '../lib/texts.js';

/** A page that could not be made: why, and how to try again. */
export function Failed({ error, reset }: ErrorComponentProps): ReactElement {
  const t = useTexts();
  const router = useRouter();
  return (
    <Stack align="start">
      <Problem error={error instanceof Error ? error : new Error(String(error))} />
      <Button
        variant="default"
        onClick={() => {
          reset();
          void router.invalidate();
        }}
      >
        {t('tryAgain')}
      </Button>
    </Stack>
  );
}
