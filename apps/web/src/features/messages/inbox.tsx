import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { Loading } from '../../components/loading.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { http, type Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { Spoken } from '../../components/spoken.js';
import { useSpokenText } from '../../lib/spoken.js';

const route = getRouteApi('/messages');

/** What I was told, the newest first, and whether it left by the ways it was to go. */
export function Inbox(): ReactElement {
  const t = useTexts();
  const { unread }: { unread?: string } = route.useSearch();
  const navigate = route.useNavigate();
  const only = unread === 'yes';
  const found = useInfiniteQuery(pages('/notifications', { unread: only ? true : undefined, sort: '-at' }));
  const told = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const read = useCommand<number | null, unknown>('read', (id, headers) =>
    id === null
      ? http.POST('/notifications/read-all', { body: {}, headers })
      : http.POST('/notifications/{id}/read', { params: { path: { id: String(id) } }, body: {}, headers }),
  );
  const spoken = useSpokenText();
  return (
    <Part title={t('message.inbox')}>
      <Group justify="space-between" mb="xs">
        <Checkbox
          label={t('message.unreadOnly')}
          checked={only}
          onChange={(event) => {
            const search = event.currentTarget.checked ? { unread: 'yes' } : {};
            void navigate({ to: '/messages', search, replace: true });
          }}
        />
        {told.some(({ readAt }) => readAt === null) && (
          <Button variant="subtle" size="compact-xs" loading={read.isPending} onClick={() => read.mutate(null)}>
            {t('work.readAll')}
          </Button>
        )}
      </Group>
      <Problem error={found.error ?? read.error} />
      {found.isPending && <Loading />}
      {found.data && told.length === 0 && <Empty>{t(only ? 'message.noneUnread' : 'message.none')}</Empty>}
      <ul className="rows">
        {told.map((each) => (
          <li key={each.id}>
            <Group justify="space-between" wrap="nowrap" align="start" gap="xs">
              <One told={each} />
              {each.readAt === null && (
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
              )}
            </Group>
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button variant="default" mt="sm" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('showMore')}
        </Button>
      )}
    </Part>
  );
}

function One({ told }: { told: Schemas['Notification'] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const went = told.channels.map(({ channel, state }) =>
    [t(`channel.${channel}`), t(`message.ways.${state}` as never, state) as string].join(': '),
  );
  return (
    <div>
      <Text size="sm" fw={told.readAt === null ? 600 : 400}>
        <Spoken>{told.title}</Spoken>
      </Text>
      {told.body !== '' && (
        <Text size="sm" className="said">
          <Spoken>{told.body}</Spoken>
        </Text>
      )}
      <Text size="xs" c="dimmed">
        <time dateTime={told.at}>{clock.at(told.at)}</time>
        {went.length > 0 && ` · ${went.join(' · ')}`}
      </Text>
    </div>
  );
}
