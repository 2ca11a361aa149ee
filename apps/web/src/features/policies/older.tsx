import { Anchor, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Problem } from '../../components/problem.js';
import { api, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

/** What is not over: it goes on under the version that it began under. */
const open = 'draft,open,in_progress,on_hold,submitted';

interface Props {
  policy: Pick<Schemas['Policy'], 'id'>;
  newest: Schemas['PolicyVersion'];
}

/** The open items that keep an earlier version than the newest, and the way to re-plan them after a preview. */
export function OnOlder({ policy, newest }: Props): ReactElement | null {
  const t = useTexts();
  const search = { beforePolicyVersionId: newest.id, status: open };
  const found = useQuery({
    ...api.queryOptions('get', '/action-items/count', { params: { query: search } }),
    meta: { kinds: ['action_item'] },
  });
  if (found.data === undefined) return <Problem error={found.error} />;
  const { count } = found.data;
  if (count === 0)
    return (
      <Text size="xs" c="dimmed">
        {t('policy.older.none')}
      </Text>
    );
  return (
    <>
      <Anchor component={Link} to="/items" search={search as never} size="sm">
        {t('policy.older.items', { count })}
      </Anchor>
      {newest.replan !== null && (
        <Group gap="xs">
          <Button
            component={Link}
            to="/items"
            search={{ ...search, replan: policy.id } as never}
            variant="default"
            size="compact-sm"
          >
            {t('policy.older.replan', { version: newest.version })}
          </Button>
          <Text size="xs" c="dimmed">
            {t('policy.older.means')}
          </Text>
        </Group>
      )}
    </>
  );
}
