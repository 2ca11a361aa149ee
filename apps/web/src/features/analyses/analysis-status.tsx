import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import type { Analysis } from './words.js';

/** Where an analysis stands; that it is overdue goes before. */
export function AnalysisStatus({ of: { overdue, status, ladderLevel: level } }: { of: Analysis }): ReactElement {
  const t = useTexts();
  if (overdue)
    return (
      <Badge color="red" variant="light" tt="none">
        {level > 0 ? t('analysis.overdueAt', { level }) : t('analysis.overdue')}
      </Badge>
    );
  return (
    <Badge variant={status === 'in_review' ? 'light' : 'default'} tt="none">
      {t(`analysis.is.${status}`)}
    </Badge>
  );
}
