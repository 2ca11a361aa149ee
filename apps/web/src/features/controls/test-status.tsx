import { Badge, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import type { ControlTest } from './judging.js';

/** Where a test stands, and what it came to. */
export function TestStatus({ of: one }: { of: ControlTest }): ReactElement {
  const t = useTexts();
  const { status, overdue, ladderLevel: level, conclusion } = one;
  return (
    <Group gap={4} component="span">
      {overdue && (
        <Badge color="red" variant="light" tt="none">
          {level > 0 ? t('controlTest.overdueAt', { level }) : t('controlTest.overdue')}
        </Badge>
      )}
      {conclusion === null ? (
        <Badge variant={status === 'testing' ? 'light' : 'default'} tt="none">
          {t(`controlTest.is.${status}`)}
        </Badge>
      ) : (
        <Badge {...(conclusion.effective ? { variant: 'default' } : { color: 'red', variant: 'light' })} tt="none">
          {conclusion.deficiency === null
            ? t('controlTest.effective')
            : t(`controlTest.deficiencyIs.${conclusion.deficiency}`)}
        </Badge>
      )}
    </Group>
  );
}
