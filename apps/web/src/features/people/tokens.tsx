import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { api, http, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';

/** By what a person, or a program of theirs, works without signing in; when each was used last. */
export function Tokens({ person: { id } }: { person: Schemas['Person'] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const path = { id };
  const found = useQuery(api.queryOptions('get', '/people/{id}/tokens', { params: { path } }));
  const tokens = (found.data?.items ?? []).filter(({ revokedAt }) => revokedAt === null);
  const revoke = useCommand<string, unknown>(`revoke-token/${id}`, (tokenId, headers) =>
    http.DELETE('/people/{id}/tokens/{tokenId}', { params: { path: { id, tokenId } }, headers }),
  );
  return (
    <Part title={t('person.tokens')}>
      <Problem error={found.error ?? revoke.error} />
      {found.data && tokens.length === 0 && <Empty>{t('person.tokensNone')}</Empty>}
      <ul className="rows">
        {tokens.map((token) => (
          <li key={token.id}>
            <Group justify="space-between" wrap="nowrap">
              <div>
                <Text size="sm">
                  {token.name} · {t(`person.levelIs.${token.level}`)}
                </Text>
                <Text size="xs" c="dimmed">
                  {t('person.lastUsed')}: {token.lastUsedAt === null ? t('person.never') : clock.at(token.lastUsedAt)} ·{' '}
                  {t('person.ends')}: {token.expiresAt === null ? t('person.noEnd') : clock.at(token.expiresAt)}
                </Text>
              </div>
              <Button
                variant="subtle"
                color="red"
                size="compact-xs"
                aria-label={t('person.revokeThis', { name: token.name })}
                loading={revoke.isPending && revoke.variables === token.id}
                onClick={() => revoke.mutate(token.id)}
              >
                {t('person.revoke')}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
    </Part>
  );
}
