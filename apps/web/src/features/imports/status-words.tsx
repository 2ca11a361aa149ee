import { Select, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import type { Preview } from './queries.js';
import type { Said } from './said.js';

type Words = Preview['statusWords'];
type Status = Preview['statuses'][number];

/** Words of the column of states: what each was taken for, and what somebody has to say. */
export function StatusWords({
  words,
  statuses,
  said,
  say,
}: {
  words: Words;
  statuses: readonly Status[];
  said: Said['statusWords'];
  say: (said: Said) => void;
}): ReactElement | null {
  const t = useTexts();
  const asked = words.filter(({ word, means }) => means === null || said?.[word] !== undefined);
  const open = words.filter(({ means }) => means === null).length;
  const others = words.filter((each) => !asked.includes(each));
  if (words.length === 0) return null;
  return (
    <section aria-label={t('imports.words')}>
      <Title order={2} mb={4}>
        {t('imports.words')}
      </Title>
      {open > 0 && (
        <Text size="sm" mb="xs" className="soon">
          {t('imports.wordsAsk', { count: open })}
        </Text>
      )}
      <Stack gap="xs" maw="26rem">
        {asked.map(({ word, rows, means }) => (
          <Select
            key={word}
            label={t('imports.wordRows', { word, count: rows })}
            aria-label={t('imports.wordMeans', { word })}
            data={statuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
            value={said?.[word] ?? means}
            onChange={(status) => status !== null && say({ statusWords: { [word]: status } })}
          />
        ))}
      </Stack>
      {others.length > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('imports.wordsRead', {
            words: others
              .map(({ word, means }) => t('imports.wordRead', { word, state: t(`status.${means as Status}`) }))
              .join(' · '),
          })}
        </Text>
      )}
    </section>
  );
}
