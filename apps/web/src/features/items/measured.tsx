import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Said } from '../../components/said.js';
import { api } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

/** What the metrics say whose breaches led to the item: for whoever answers whether it helped. Nothing where none did. */
export function Measured({ id }: { id: string }): ReactElement | null {
  const t = useTexts();
  const { data } = useQuery(api.queryOptions('get', '/action-items/{id}/measured', { params: { path: { id } } }));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Stack gap="xs" mt="xs">
      <Text size="sm" fw={600}>
        {t('items.measured')}
      </Text>
      {data.items.map(({ metric, breach, said, notes }) => (
        <div key={breach.id}>
          <Text size="sm">
            <Anchor component={Link} to="/governance-metrics/$ref" params={{ ref: metric.key } as never} inherit>
              {metric.name}
            </Anchor>
            {' · '}
            <Anchor component={Link} to="/breaches/$ref" params={{ ref: breach.key } as never} inherit className="key">
              {breach.key}
            </Anchor>
          </Text>
          <Said said={said} notes={notes} />
        </div>
      ))}
    </Stack>
  );
}
