import { Skeleton, Stack } from '@mantine/core';
import { useEffect, useState, type ReactElement } from 'react';
import { useTexts } from '../lib/texts.js';

/** The shape of what comes, after the fifth of a second in which most of it has come. */
export function Loading({ rows = 5, height = 28 }: { rows?: number; height?: number }): ReactElement | null {
  const t = useTexts();
  const [shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), 200);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <Stack gap={8} role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} />
      ))}
    </Stack>
  );
}
