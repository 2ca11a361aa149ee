import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useClock, useTexts } from '../lib/texts.js';

interface Props {
  at: string;
  zone?: string;
  over?: boolean;
  /** In a list whose lines say besides what is late. */
  brief?: boolean;
}

/** When something is due, how far away that is, and what the clocks of its place show where they differ. */
export function Due({ at, zone, over = false, brief = false }: Props): ReactElement {
  const clock = useClock();
  const t = useTexts();
  const late = !over && clock.passed(at);
  const there = zone === undefined ? null : clock.elsewhere(at, zone);
  return (
    <Text component="span" size="sm" className={late ? 'late' : !over && clock.soon(at) ? 'soon' : undefined}>
      <time dateTime={at}>{clock.at(at)}</time>
      {!over && <> · {late && !brief ? t('due.late', { since: clock.away(at) }) : clock.away(at)}</>}
      {there !== null && (
        <Text component="span" size="xs" c="dimmed">
          {' '}
          ({there})
        </Text>
      )}
    </Text>
  );
}
