import { Text } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

/** Nothing is there: says so, and what one can do about it. */
export function Empty({ children }: { children: ReactNode }): ReactElement {
  return (
    <Text c="dimmed" size="sm" py="sm">
      {children}
    </Text>
  );
}
