import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { CommandForm } from '../../components/form/command-form.js';
import { Once } from '../../components/once.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { http, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { feedsOf } from './queries.js';

/** The secret links by which calendars have my dates. */
export function Feeds({ me }: { me: string }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const [adding, add] = useState(false);
  const [made, keep] = useState<Schemas['FeedWithUrl'] | null>(null);
  const found = useQuery(feedsOf(me));
  const feeds = (found.data?.items ?? []).filter(({ revokedAt }) => revokedAt === null);
  const end = useCommand<string, unknown>(`end-feed/${me}`, (feedId, headers) =>
    http.DELETE('/people/{id}/feeds/{feedId}', { params: { path: { id: me, feedId } }, headers }),
  );
  return (
    <Part title={t('message.feeds')}>
      <Text size="sm" c="dimmed">
        {t('message.feedsHint')}
      </Text>
      <Problem error={found.error ?? end.error} />
      {found.data && feeds.length === 0 && <Empty>{t('message.feedsNone')}</Empty>}
      <ul className="rows">
        {feeds.map((feed) => {
          const name = feed.program?.name ?? t('message.feedMine');
          return (
            <li key={feed.id}>
              <Group justify="space-between">
                <Text size="sm">
                  {name} · {t('message.feedSince', { at: clock.at(feed.createdAt) })}
                </Text>
                <Button
                  variant="subtle"
                  color="red"
                  size="compact-xs"
                  aria-label={t('message.endThis', { name })}
                  loading={end.isPending && end.variables === feed.id}
                  onClick={() => end.mutate(feed.id)}
                >
                  {t('message.end')}
                </Button>
              </Group>
              {made?.id === feed.id &&
                (made.url === null ? (
                  <Text size="sm">{t('message.feedLost')}</Text>
                ) : (
                  <Once says={t('message.feedUrl')} secret={made.url} />
                ))}
            </li>
          );
        })}
      </ul>
      {adding ? (
        <CommandForm<Schemas['FeedWithUrl'] | undefined>
          name={`feed/${me}`}
          title={t('message.addFeed')}
          fields={[{ name: 'programId', label: t('message.feedOf'), kind: 'program' }]}
          send={async ({ programId }, headers) => {
            const body = programId ? { programId } : {};
            return (await http.POST('/people/{id}/feeds', { params: { path: { id: me } }, body, headers })).data;
          }}
          done={(feed) => {
            keep(feed ?? null);
            add(false);
          }}
          close={() => add(false)}
        />
      ) : (
        <Button variant="default" mt="xs" onClick={() => add(true)}>
          {t('message.addFeed')}
        </Button>
      )}
    </Part>
  );
}
