import { Button, Group, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Problem } from '../../components/problem.js';
import { api, http, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { swapsToCome, type Swap } from './layers.js';

interface Props {
  rota: Schemas['Rota'];
  /** They may take one out. */
  edits: boolean;
}

/** Swaps that were agreed and are not over. */
export function Swaps({ rota, edits }: Props): ReactElement | null {
  const t = useTexts();
  const clock = useClock();
  const swaps = swapsToCome(rota.body, Date.parse(rota.onDutyAt));
  const people = [...new Set(swaps.flatMap(({ personId }) => personId ?? []))];
  const found = useQueries({
    queries: people.map((id) => api.queryOptions('get', '/people/{id}', { params: { path: { id } } })),
  });
  const nameOf = (id: string): string => found[people.indexOf(id)]?.data?.name ?? '…';
  const takeOut = useCommand<Swap, unknown>(`swap-out/${rota.id}/${rota.version}`, (swap, headers) =>
    http.PUT('/rotas/{id}', {
      params: { path: { id: rota.id } },
      headers: { ...headers, 'if-match': `"${rota.version}"` },
      body: {
        name: rota.name,
        description: rota.description,
        body: { ...rota.body, overrides: rota.body.overrides.filter((other) => other !== swap) },
      },
    }),
  );
  if (swaps.length === 0) return null;
  return (
    <>
      <ul className="rows" aria-label={t('duty.swapsOf', { name: rota.name })}>
        {swaps.map((swap) => {
          const from = clock.at(new Date(swap.from).toISOString());
          const said = {
            ...{ layer: swap.layer, from, to: clock.at(new Date(swap.to).toISOString()) },
            who: swap.personId === null ? t('duty.nobody') : nameOf(swap.personId),
          };
          return (
            <li key={`${swap.layer}/${swap.from}/${swap.to}/${swap.personId ?? ''}`}>
              <Group justify="space-between" wrap="nowrap">
                <Text size="sm">{t('duty.swapped', said)}</Text>
                {edits && (
                  <Button
                    variant="subtle"
                    color="gray"
                    size="compact-xs"
                    aria-label={t('duty.takeOutThis', said)}
                    loading={takeOut.isPending}
                    onClick={() => takeOut.mutate(swap)}
                  >
                    {t('duty.takeOut')}
                  </Button>
                )}
              </Group>
            </li>
          );
        })}
      </ul>
      <Problem error={takeOut.error} />
    </>
  );
}
