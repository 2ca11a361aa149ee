import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Came } from '../../components/came.js';
import { Part } from '../../components/part.js';
import { Changed } from '../../components/record/changed.js';
import { api, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { partText, type Content } from './words.js';

type Revision = Schemas['AlignmentRevision'];

/** What each revision changed, the newest first. */
export function Revisions({ of: { id, revision } }: { of: { id: string; revision: number } }): ReactElement | null {
  const t = useTexts();
  const found = useQuery({
    ...api.queryOptions('get', '/alignments/{id}/revisions', { params: { path: { id } } }),
    enabled: revision > 1,
  });
  if (revision === 1) return null;
  return (
    <Part title={t('alignment.revisions')}>
      <Came of={found} rows={3}>
        {({ items }) => (
          <Stack gap="md">
            {items
              .map((one, index) => ({ one, before: items[index - 1] }))
              .toReversed()
              .map(({ one, before }) => (
                <OneRevision key={one.revision} of={one} before={before?.content} />
              ))}
          </Stack>
        )}
      </Came>
    </Part>
  );
}

function OneRevision({ of: one, before }: { of: Revision; before: Content | undefined }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  return (
    <div>
      <Title order={3} size="h5">
        {t('alignment.revision', { revision: one.revision })}
      </Title>
      <Text size="xs" c="dimmed">
        {t('alignment.revisionBy', { by: one.by.name, at: clock.at(one.at) })}
      </Text>
      {one.reason !== null && (
        <Text size="sm" className="said">
          {one.reason}
        </Text>
      )}
      <Text size="sm">{t('alignment.askedThen', { teams: one.asked.map(({ name }) => name).join(', ') })}</Text>
      {before !== undefined &&
        one.changed.map((part) => (
          <Changed
            key={part}
            what={t(`alignment.part.${part}`)}
            was={partText(before, part)}
            now={partText(one.content, part)}
          />
        ))}
    </div>
  );
}
