import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';

/** One part of what a record says, as it was and as it is: told apart by words, and not by colour alone. */
export function Changed({ what, was, now }: { what: string; was: string; now: string }): ReactElement {
  const t = useTexts();
  return (
    <div>
      <Text size="sm" fw={600}>
        {what}
      </Text>
      <Text size="sm" className="said" c="dimmed">
        {`${t('changed.was')}: `}
        <del>{was || t('changed.nothing')}</del>
      </Text>
      <Text size="sm" className="said">
        {`${t('changed.isNow')}: `}
        <ins>{now || t('changed.nothing')}</ins>
      </Text>
    </div>
  );
}
