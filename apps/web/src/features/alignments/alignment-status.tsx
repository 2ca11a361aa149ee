import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import type { Alignment, Team } from './words.js';

/** Where a round stands; that it is overdue goes before. */
export function AlignmentStatus({ of: { overdue, status, ladderLevel: level } }: { of: Alignment }): ReactElement {
  const t = useTexts();
  if (overdue && (status === 'open' || status === 'deciding'))
    return (
      <Badge color="red" variant="light" tt="none">
        {level > 0 ? t('alignment.overdueAt', { level }) : t('alignment.overdue')}
      </Badge>
    );
  return (
    <Badge variant={status === 'open' || status === 'deciding' ? 'light' : 'default'} tt="none">
      {t(`alignment.is.${status}`)}
    </Badge>
  );
}

const colours = { consents: 'green', against: 'red', abstains: 'gray', conditional: 'blue', silent: 'gray' } as const;

/** How a team stands: a sign and a word, and a colour besides. */
export function Stand({ of: { stands, earlier } }: { of: Team }): ReactElement {
  const t = useTexts();
  const overcome = stands === 'consents' && earlier.some(({ position }) => position === 'object');
  return (
    <>
      <Badge color={colours[stands]} variant={stands === 'silent' ? 'default' : 'light'} tt="none">
        {t(`alignment.stands.${stands}`)}
      </Badge>
      {overcome && (
        <Badge variant="default" tt="none">
          {t('alignment.overcome')}
        </Badge>
      )}
    </>
  );
}
