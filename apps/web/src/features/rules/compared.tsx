import { List, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { Spoken } from '../../components/spoken.js';

type Example = Schemas['BackTest']['examples'][number];

/** Why a rule came to what it came to: each comparison of its condition, with what stood on both sides. */
export function Compared({
  of: { outcome, why, said, would },
}: {
  of: Pick<Example, 'outcome' | 'why' | 'said' | 'would'>;
}): ReactElement {
  const t = useTexts();
  return (
    <>
      <Text size="sm">
        {t('rules.why.outcome')} <strong>{t(`rules.why.outcomes.${outcome}`)}</strong>
        {would && `. ${t('rules.why.would', { command: would.command })}`}
      </Text>
      {said !== null && (
        <Text size="sm">
          <Spoken>{said}</Spoken>
        </Text>
      )}
      <List size="xs">
        {why.map(({ text, line, column, sides, holds, error }) => (
          <List.Item key={`${line}/${column}/${text}`}>
            <code style={{ overflowWrap: 'anywhere' }}>{text}</code>
            {': '}
            {[
              ...sides.map((side) => t('rules.why.was', { text: side.text, value: side.value })),
              error ?? t(holds === true ? 'rules.why.holds' : 'rules.why.not'),
            ].join('; ')}
          </List.Item>
        ))}
      </List>
    </>
  );
}
