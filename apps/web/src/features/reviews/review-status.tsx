import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

/** Where a review round stands; that it is overdue goes before. */
export function ReviewStatus({
  of: { overdue, status, ladderLevel: level },
}: {
  of: Schemas['ReviewRound'];
}): ReactElement {
  const t = useTexts();
  if (overdue)
    return (
      <Badge color="red" variant="light" tt="none">
        {level > 0 ? t('review.overdueAt', { level }) : t('review.overdue')}
      </Badge>
    );
  return (
    <Badge variant={status === 'open' || status === 'adjudicating' ? 'light' : 'default'} tt="none">
      {t(`review.is.${status}`)}
    </Badge>
  );
}
