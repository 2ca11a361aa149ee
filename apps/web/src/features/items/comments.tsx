import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { SubmitEvent, ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { Problem } from '../../components/problem.js';
import { http } from '../../lib/api.js';
import { useDraft } from '../../lib/draft.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { comments } from './queries.js';

/** What people say about it, the newest first. */
export function Comments({ id }: { id: string }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const all = useQuery(comments(id));
  const draft = useDraft(`comment/${id}`);
  const add = useCommand<{ body: string }, unknown>(
    `comment/${id}`,
    (body, headers) => http.POST('/action-items/{id}/comments', { params: { path: { id } }, body, headers }),
    draft.sent,
  );
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    if (draft.text.trim() !== '') add.mutate({ body: draft.text.trim() });
  };
  const said = all.data?.items ?? [];
  return (
    <Stack gap="xs">
      <form onSubmit={send}>
        <Textarea
          label={t('items.comment')}
          value={draft.text}
          minRows={2}
          onChange={(event) => draft.write(event.currentTarget.value)}
        />
        <Group justify="end" mt={4}>
          <Button type="submit" variant="default" disabled={draft.text.trim() === ''} loading={add.isPending}>
            {t('items.say')}
          </Button>
        </Group>
        <Problem error={add.error} />
      </form>
      <Problem error={all.error} />
      {all.data !== undefined && said.length === 0 && <Empty>{t('items.noComments')}</Empty>}
      <ul className="rows">
        {said.map((comment) => (
          <li key={comment.id}>
            <Text size="xs" c="dimmed">
              {comment.author.name} · <time dateTime={comment.createdAt}>{clock.at(comment.createdAt)}</time>
            </Text>
            <Text size="sm" className="said">
              {comment.body}
            </Text>
          </li>
        ))}
      </ul>
      {all.data?.nextCursor != null && (
        <Text size="xs" c="dimmed">
          {t('items.moreComments')}
        </Text>
      )}
    </Stack>
  );
}
