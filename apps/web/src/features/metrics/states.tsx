import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

export type SliceState = Schemas['MetricSlice']['state'];

export const sliceStates = ['red', 'amber', 'green', 'too_few', 'none'] as const satisfies readonly SliceState[];
const colours = { red: 'red', amber: 'yellow', green: 'green', too_few: 'gray', none: 'gray' } as const;

/** How a slice stands, in a word; its colour says no more than that. */
export function StateBadge({ state, count }: { state: SliceState; count?: number }): ReactElement {
  const t = useTexts();
  return (
    <Badge color={colours[state]} variant={state === 'red' ? 'light' : 'default'} tt="none">
      {t(`metric.is.${state}`)}
      {count === undefined ? '' : ` ${count}`}
    </Badge>
  );
}

/** Where a breach stands, and how far its ladder has climbed. */
export function BreachStatus({ of: { status, ladderLevel, type, band } }: { of: Schemas['Breach'] }): ReactElement {
  const t = useTexts();
  const open = status === 'open';
  return (
    <Badge color={open ? 'red' : 'gray'} variant={open ? 'light' : 'default'} tt="none">
      {t(type === 'missing' ? 'breach.missing' : band === 'amber' ? 'breach.amber' : 'breach.red')}
      {' · '}
      {t(`breach.is.${status}`)}
      {open && ladderLevel > 0 && ` · ${t('breach.level', { level: ladderLevel })}`}
    </Badge>
  );
}
