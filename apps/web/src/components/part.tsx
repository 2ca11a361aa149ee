import { Paper, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

/** A part of a page, under a heading of its own. */
export function Part({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <Paper withBorder p="sm" component="section" aria-label={title}>
      <Title order={2} mb={6}>
        {title}
      </Title>
      {children}
    </Paper>
  );
}
