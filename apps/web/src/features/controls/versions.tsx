import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Came } from '../../components/came.js';
import { Part } from '../../components/part.js';
import { Changed } from '../../components/record/changed.js';
import { api, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useContentText, type Content, type Field } from './content-text.js';
import type { Detail } from './words.js';

type Version = Schemas['ControlVersion'];

/** What each version of it changed, by whom and why, the newest first. */
export function Versions({ of: { id } }: { of: Detail }): ReactElement {
  const t = useTexts();
  const found = useQuery({ ...api.queryOptions('get', '/controls/{id}/versions', { params: { path: { id } } }) });
  return (
    <Part title={t('control.versions')}>
      <Came of={found} rows={2}>
        {({ items }) => (
          <Stack gap="md">
            {items.map((one, index) => (
              <OneVersion key={one.revision} of={one} before={items[index + 1]?.content} />
            ))}
          </Stack>
        )}
      </Came>
    </Part>
  );
}

function OneVersion({ of: one, before }: { of: Version; before: Content | undefined }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const textOf = useContentText();
  return (
    <div>
      <Title order={3} size="h5">
        {t('control.version', { version: one.revision })}
      </Title>
      <Text size="xs" c="dimmed">
        {t('control.versionBy', { who: one.madeBy.name, when: clock.at(one.madeAt) })}
      </Text>
      <Text size="sm" className="said">
        {one.reason ?? t('control.firstVersion')}
      </Text>
      {before !== undefined &&
        (one.changed as Field[]).map((field) => (
          <Changed
            key={field}
            what={t(`control.${labels[field]}`)}
            was={textOf(before, field)}
            now={textOf(one.content, field)}
          />
        ))}
    </div>
  );
}

const labels = {
  ...({ title: 'name', objective: 'objective', procedure: 'procedure', type: 'type', stage: 'stage' } as const),
  ...({ automation: 'automation', domain: 'domain', markets: 'markets', frequency: 'frequency' } as const),
  ...({ within: 'withinIs', attestEvery: 'attestEvery', missed: 'missed' } as const),
} as const satisfies Record<Field, string>;
