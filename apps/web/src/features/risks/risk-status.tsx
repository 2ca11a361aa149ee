import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

type Risk = Schemas['Risk'];

/** Where a risk stands; that its review is overdue goes before. */
export function RiskStatus({ risk }: { risk: Risk }): ReactElement {
  const t = useTexts();
  if (risk.overdue)
    return (
      <Badge color="red" variant="light" tt="none">
        {risk.ladderLevel > 0 ? t('risk.overdueAt', { level: risk.ladderLevel }) : t('risk.overdue')}
      </Badge>
    );
  return (
    <Badge variant={risk.status === 'in_review' ? 'light' : 'default'} tt="none">
      {t(`risk.is.${risk.status}`)}
    </Badge>
  );
}
