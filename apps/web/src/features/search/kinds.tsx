import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Hit } from '../../lib/found.js';
import { useTexts } from '../../lib/texts.js';

interface Props {
  q: string;
  chosen: string | undefined;
  market: string | undefined;
  /** How much of each kind there is, exactly. */
  counts: readonly { kind: Hit['kind']; count: number }[];
}

/** By which kind one narrows what was found: each with its number, and all of them. */
export function Kinds({ q, chosen, market, counts }: Props): ReactElement {
  const t = useTexts();
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const to = (kind: string | undefined, label: string): ReactElement => (
    <Button
      key={kind ?? ''}
      component={Link}
      to="/search"
      search={{ q, ...(kind === undefined ? {} : { kind }), ...(market === undefined ? {} : { market }) } as never}
      size="compact-sm"
      variant={kind === chosen ? 'light' : 'default'}
      aria-current={kind === chosen ? 'true' : undefined}
    >
      {label}
    </Button>
  );
  return (
    <Group component="nav" gap={6} mb="md" aria-label={t('search.kinds')}>
      {to(undefined, t('search.everything', { count: all }))}
      {counts.map(({ kind, count }) => to(kind, t('search.kind', { kind: t(`found.kind.${kind}`), count })))}
    </Group>
  );
}
