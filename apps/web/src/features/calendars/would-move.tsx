import { Anchor, Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { Problem } from '../../components/problem.js';
import { api, http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';

type Detail = Schemas['CalendarDetail'];

/** Which open items publishing would move, worked out as the bulk operation that would follow. Nothing is moved. */
export function WouldMove({ calendar: { key, draft, version } }: { calendar: Detail }): ReactElement {
  const t = useTexts();
  // Of the draft as it is: another change makes the answer an old one.
  const of = `${draft?.id ?? ''}/${version}`;
  const [asked, keep] = useState<{ of: string; id: string | null } | null>(null);
  const preview = useCommand<string, string | null>(
    `preview-calendar/${key}`,
    async (_of, headers) => {
      const { data } = await http.POST('/calendars/{key}/draft/preview', {
        params: { path: { key } },
        body: {},
        headers,
      });
      return data?.replanning?.id ?? null;
    },
    (id) => keep({ of, id }),
  );
  const known = asked?.of === of ? asked : null;
  return (
    <div aria-live="polite">
      <Button variant="default" size="compact-sm" loading={preview.isPending} onClick={() => preview.mutate(of)}>
        {t('calendar.edit.preview')}
      </Button>
      <Problem error={preview.error} />
      {known !== null && known.id === null && <Text size="sm">{t('calendar.edit.movesNone')}</Text>}
      {known !== null && known.id !== null && <Moves id={known.id} />}
    </div>
  );
}

function Moves({ id }: { id: string }): ReactElement {
  const t = useTexts();
  const found = useQuery({
    ...api.queryOptions('get', '/bulk-operations/{id}', { params: { path: { id } } }),
    refetchInterval: ({ state }: { state: { data: Schemas['BulkOperationDetail'] | undefined } }) =>
      state.data?.finishedAt === null || state.data?.state === 'running' ? 1_000 : false,
  });
  if (found.data === undefined) return <Problem error={found.error} />;
  const { moved, counts } = found.data;
  return (
    <>
      <Text size="sm">
        {t('calendar.edit.moves', { count: moved.items })}{' '}
        {moved.items > 0 && t('calendar.edit.ways', { earlier: moved.earlier, later: moved.later })}{' '}
        {counts.unchanged > 0 && t('calendar.edit.stays', { count: counts.unchanged })}
      </Text>
      <Anchor component={Link} to="/bulk/$id" params={{ id } as never} size="sm">
        {t('calendar.edit.each')}
      </Anchor>
    </>
  );
}
