import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

/** How far a rule goes. */
export function RuleStatus({ of: { state } }: { of: Pick<Schemas['Rule'], 'state'> }): ReactElement {
  const t = useTexts();
  const listens = state === 'shadow' || state === 'suggest' || state === 'act';
  return (
    <Badge variant={listens ? 'light' : 'default'} tt="none">
      {t(`rules.is.${state}`)}
    </Badge>
  );
}
