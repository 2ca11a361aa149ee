import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { Problem } from '../../components/problem.js';
import { http } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { unread } from './queries.js';
import { Spoken } from '../../components/spoken.js';
import { useSpokenText } from '../../lib/spoken.js';

/** What I am told and have not read. */
export function Told(): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const spoken = useSpokenText();
  const told = useQuery(unread);
  const items = told.data?.items ?? [];
  const read = useCommand<number | null, unknown>('read', (id, headers) =>
    id === null
      ? http.POST('/notifications/read-all', { body: {}, headers })
      : http.POST('/notifications/{id}/read', { params: { path: { id: String(id) } }, body: {}, headers }),
  );
  return (
    <Paper withBorder p="sm" component="section">
      <Group justify="space-between" mb={4}>
        <Title order={2}>{t('work.told')}</Title>
        {items.length > 0 && (
          <Button variant="subtle" size="compact-xs" onClick={() => read.mutate(null)}>
            {t('work.readAll')}
          </Button>
        )}
      </Group>
      <Problem error={told.error} />
      {told.data !== undefined && items.length === 0 && <Empty>{t('work.nothingTold')}</Empty>}
      <ul className="rows">
        {items.map((each) => (
          <li key={each.id}>
            <Group justify="space-between" wrap="nowrap" align="start" gap="xs">
              <div>
                <Text size="sm">
                  <Spoken>{each.title}</Spoken>
                </Text>
                <Text size="xs" c="dimmed">
                  <time dateTime={each.at}>{clock.away(each.at)}</time>
                </Text>
              </div>
              <Button
                variant="subtle"
                color="gray"
                size="compact-xs"
                flex="none"
                aria-label={t('work.readThis', { title: spoken(each.title) })}
                onClick={() => read.mutate(each.id)}
              >
                {t('work.read')}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
    </Paper>
  );
}
