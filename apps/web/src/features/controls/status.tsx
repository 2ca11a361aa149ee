import { Badge, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import type { Control, Run } from './words.js';

/** Where a control stands; that it fails, and that its attestation is overdue, is said beside. */
export function ControlStatus({ of: { status, overdue, failing, ladderLevel: level } }: { of: Control }): ReactElement {
  const t = useTexts();
  return (
    <Group gap={4} component="span">
      {overdue && (
        <Badge color="red" variant="light" tt="none">
          {level > 0 ? t('control.unattestedAt', { level }) : t('control.unattested')}
        </Badge>
      )}
      {failing && (
        <Badge color="red" variant="light" tt="none">
          {t('control.failing')}
        </Badge>
      )}
      <Badge variant={status === 'proposed' ? 'light' : 'default'} tt="none">
        {t(`control.is.${status}`)}
      </Badge>
    </Group>
  );
}

/** What became of a run. Red is for what is missed; the word says it too. */
export function RunStatus({
  of: { status, ladderLevel: level },
}: {
  of: Pick<Run, 'status' | 'ladderLevel'>;
}): ReactElement {
  const t = useTexts();
  if (status === 'missed')
    return (
      <Badge color="red" variant="light" tt="none">
        {level > 0 ? t('run.missedAt', { level }) : t('run.is.missed')}
      </Badge>
    );
  return (
    <Badge variant={status === 'expected' ? 'light' : 'default'} tt="none">
      {t(`run.is.${status}`)}
    </Badge>
  );
}
