import { Button, Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { CommandForm } from '../../components/form/command-form.js';
import { http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import type { Detail } from './words.js';

type Previewed = Schemas['AlignmentRevisionPreviewed'];

/** Another revision: whom it would ask again stands there while it is written. */
export function Revise({ of: one }: { of: Detail }): ReactElement | null {
  const t = useTexts();
  const [open, set] = useState(false);
  if (!one.allowed.includes('revise')) return null;
  if (!open)
    return (
      <Group>
        <Button variant="default" onClick={() => set(true)}>
          {t('alignment.act.revise')}
        </Button>
      </Group>
    );
  return (
    <CommandForm
      name={`revise-alignment/${one.id}`}
      title={t('alignment.act.revise')}
      fields={[
        { name: 'proposal', label: t('alignment.proposal'), kind: 'text', required: true },
        { name: 'reason', label: t('field.reasonNeeded'), kind: 'text', required: true },
        { name: 'due', label: t('alignment.by'), kind: 'date' },
      ]}
      initial={{ proposal: one.content.proposal }}
      send={({ proposal = '', reason = '', due }, headers) =>
        http.POST('/alignments/{id}/revise', {
          ...{ params: { path: { id: one.id } }, headers },
          body: { proposal, reason, ...(due ? { due: { date: due } } : {}) },
        })
      }
      done={() => set(false)}
      close={() => set(false)}
    >
      {(values) => <WouldAsk of={one} proposal={(values['proposal'] ?? '').trim()} />}
    </CommandForm>
  );
}

function WouldAsk({
  of: { id, version, content, findingChanged },
  proposal,
}: {
  of: Detail;
  proposal: string;
}): ReactElement | null {
  const t = useTexts();
  const [settled] = useDebouncedValue(proposal, 400);
  const changes = settled !== '' && (settled !== content.proposal || findingChanged.length > 0);
  const shown = useQuery({
    queryKey: ['alignment-revise-preview', id, version, settled],
    queryFn: async ({ signal }): Promise<Previewed | null> =>
      (
        await http.POST('/alignments/{id}/revise-preview', {
          params: { path: { id } },
          body: { proposal: settled },
          signal,
        })
      ).data ?? null,
    meta: { still: true },
    enabled: changes,
  });
  if (!changes || !shown.data) return null;
  const names = (teams: Previewed['asked']): string =>
    teams.map(({ name }) => name).join(', ') || t('alignment.nobody');
  return (
    <div role="status">
      <Text size="sm">{t('alignment.wouldAsk', { teams: names(shown.data.asked) })}</Text>
      <Text size="sm">{t('alignment.wouldStand', { teams: names(shown.data.stands) })}</Text>
    </div>
  );
}
