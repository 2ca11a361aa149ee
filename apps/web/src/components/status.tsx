import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '../lib/api.js';
import { useTexts } from '../lib/texts.js';

type Item = Pick<Schemas['ActionItem'], 'status' | 'overdue' | 'ladderLevel'>;

const quiet = { variant: 'default' } as const;

/** Where an action item stands. Red is for what is late; the word says it too. */
export function ItemStatus({ item }: { item: Item }): ReactElement {
  const t = useTexts();
  if (item.overdue)
    return (
      <Badge color="red" variant="light" tt="none">
        {item.ladderLevel > 0 ? t('status.overdueAt', { level: item.ladderLevel }) : t('status.overdue')}
      </Badge>
    );
  return (
    <Badge {...(item.status === 'submitted' ? { variant: 'light' } : quiet)} tt="none">
      {t(`status.${item.status}`)}
    </Badge>
  );
}

const way = ['open', 'in_progress', 'submitted', 'done'] as const;

/** The states on the way to done, and where it is. What stands beside the way (on hold, cancelled) is said by its word. */
export function StatusTrack({ status }: { status: Schemas['ActionItem']['status'] }): ReactElement {
  const t = useTexts();
  const place = way.indexOf(status as (typeof way)[number]);
  return (
    <ol className="track" aria-label={t('status.track')}>
      {way.map((each, index) => (
        <li key={each} data-passed={place > index || undefined} aria-current={each === status ? 'step' : undefined}>
          {t(`status.${each}`)}
        </li>
      ))}
      {place < 0 && <li aria-current="step">{t(`status.${status}`)}</li>}
    </ol>
  );
}
