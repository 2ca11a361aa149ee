import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { SubmitEvent, ReactElement } from 'react';
import { api, http } from '../../lib/api.js';
import { useDraft } from '../../lib/draft.js';
import { stillNamed, type Named } from '../../lib/mention.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { Empty } from '../empty.js';
import { Problem } from '../problem.js';
import { MentionText } from './mention-text.js';

const paths = {
  items: '/action-items/{id}/comments',
  programs: '/programs/{id}/comments',
  cases: '/cases/{id}/comments',
  findings: '/findings/{id}/comments',
} as const;

/** What people say about it, the newest first. */
export function Comments({ of, id }: { of: keyof typeof paths; id: string }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  // What one kind takes and answers, all do.
  const path = paths[of] as (typeof paths)['items'];
  const all = useQuery(
    api.queryOptions('get', path, { params: { path: { id }, query: { sort: '-created', limit: 100 } } }),
  );
  const draft = useDraft(`comment/${id}`);
  const named = useDraft(`comment/${id}/named`);
  const people = namedIn(named.text);
  const add = useCommand<{ body: string; mentions?: string[] }, unknown>(
    `comment/${id}`,
    (body, headers) => http.POST(path, { params: { path: { id } }, body, headers }),
    () => {
      draft.sent();
      named.sent();
    },
  );
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    const body = draft.text.trim();
    if (body === '') return;
    const mentions = stillNamed(body, people).map((person) => person.id);
    add.mutate(mentions.length > 0 ? { body, mentions } : { body });
  };
  const said = all.data?.items ?? [];
  return (
    <Stack gap="xs">
      <form onSubmit={send}>
        <MentionText
          label={t('items.comment')}
          description={t('items.mentionHow')}
          value={draft.text}
          write={draft.write}
          people={people}
          onNamed={(person) => {
            named.write(JSON.stringify([...people, person]));
          }}
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
              {comment.mentioned.length > 0 &&
                ` · ${t('items.mentioned', { names: comment.mentioned.map(({ name }) => name).join(', ') })}`}
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

/** Who was named while it was typed, as it was kept; whoever else has written there names nobody. */
function namedIn(kept: string): Named[] {
  try {
    const people: unknown = JSON.parse(kept === '' ? '[]' : kept);
    return Array.isArray(people) ? (people as Named[]) : [];
  } catch {
    return [];
  }
}
