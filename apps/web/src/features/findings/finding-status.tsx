import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';
import { RatingBadge } from '../../components/rating.js';
import { useTexts } from '../../lib/texts.js';
import type { Finding } from './words.js';

/** Where a finding stands; that it is overdue goes before. */
export function FindingStatus({ of: { overdue, status, ladderLevel: level } }: { of: Finding }): ReactElement {
  const t = useTexts();
  if (overdue)
    return (
      <Badge color="red" variant="light" tt="none">
        {level > 0 ? t('finding.overdueAt', { level }) : t('finding.overdue')}
      </Badge>
    );
  return (
    <Badge variant={status === 'proposed' || status === 'remediated' ? 'light' : 'default'} tt="none">
      {t(`finding.is.${status}`)}
    </Badge>
  );
}

/** How bad it is; an observation is not rated. */
export function FindingRating({ of: { rating } }: { of: Pick<Finding, 'rating'> }): ReactElement {
  const t = useTexts();
  if (rating !== null) return <RatingBadge rating={rating} />;
  return (
    <Badge variant="default" tt="none">
      {t('finding.observation')}
    </Badge>
  );
}
