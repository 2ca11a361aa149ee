import { Button, Group, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { PersonPicker } from '../../components/person-picker.js';
import { api } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

interface Props {
  members: readonly string[];
  /** So many at most; undefined while that is not known. */
  most: number | undefined;
  error: string | null;
  write: (members: string[]) => void;
}

/** Who takes turns, in order: people are added at the end, moved, and taken out. */
export function Members({ members, most = Infinity, error, write }: Props): ReactElement {
  const t = useTexts();
  const found = useQueries({
    queries: members.map((id) => api.queryOptions('get', '/people/{id}', { params: { path: { id } } })),
  });
  const button = { variant: 'subtle', color: 'gray', size: 'compact-xs' } as const;
  return (
    <div>
      <Text size="sm" fw={500}>
        {t('duty.rota.turns')}
      </Text>
      <ol className="rows">
        {members.map((id, index) => {
          const name = found[index]?.data?.name ?? '…';
          return (
            <li key={id}>
              <Group justify="space-between" wrap="nowrap">
                <Text size="sm">{name}</Text>
                <Group gap={4} wrap="nowrap">
                  {index > 0 && (
                    <Button
                      {...button}
                      aria-label={t('duty.rota.earlierThis', { name })}
                      onClick={() => write(members.toSpliced(index, 1).toSpliced(index - 1, 0, id))}
                    >
                      {t('duty.rota.earlier')}
                    </Button>
                  )}
                  <Button
                    {...button}
                    aria-label={t('duty.rota.removeThis', { name })}
                    onClick={() => write(members.toSpliced(index, 1))}
                  >
                    {t('duty.rota.remove')}
                  </Button>
                </Group>
              </Group>
            </li>
          );
        })}
      </ol>
      {members.length < most ? (
        <PersonPicker
          key={members.length}
          label={t('duty.rota.add')}
          value={null}
          onChange={(id) => {
            if (id !== null && !members.includes(id)) write([...members, id]);
          }}
          error={error}
        />
      ) : (
        <Text size="sm" c="dimmed">
          {t('duty.rota.mostMembers', { count: members.length })}
        </Text>
      )}
    </div>
  );
}
