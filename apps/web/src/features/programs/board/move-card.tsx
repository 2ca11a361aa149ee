import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { ActForm } from '../../../components/acts/act-form.js';
import type { ActName } from '../../../components/acts/acts.js';
import { Loading } from '../../../components/loading.js';
import { Problem } from '../../../components/problem.js';
import { api } from '../../../lib/api.js';
import { useTexts } from '../../../lib/texts.js';
import { actsTo, commandsTo, refusedTo, targetsFrom, type Move, type State } from './moves.js';
import { Spoken } from '../../../components/spoken.js';

interface Props {
  move: Move;
  states: readonly State[];
  close: () => void;
}

/** What brings an item there: the form of the command, a choice where several do, and who may where whoever asks may not. */
export function MoveCard({ move, states, close }: Props): ReactElement {
  const t = useTexts();
  const found = useQuery(api.queryOptions('get', '/action-items/{id}', { params: { path: { id: move.id } } }));
  const [chosen, choose] = useState<ActName | null>(null);
  const item = found.data;
  const possible = item === undefined ? [] : actsTo(states, item, move.to);
  const act = chosen ?? (possible.length === 1 ? possible[0] : undefined);
  return (
    <Modal
      opened
      onClose={close}
      title={t('board.moveTo', { item: `${move.key} ${move.title}`, state: t(`status.${move.to}`) })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      {found.isPending && <Loading rows={3} />}
      <Problem error={found.error} />
      {item !== undefined && act !== undefined && (
        <ActForm key={act} item={item} name={act} done={close} cancel={close} />
      )}
      {item !== undefined && act === undefined && possible.length > 1 && (
        <Group gap="xs">
          {possible.map((name) => (
            <Button key={name} variant="default" onClick={() => choose(name)}>
              {t(`act.${name}`)}
            </Button>
          ))}
        </Group>
      )}
      {item !== undefined && possible.length === 0 && act === undefined && (
        <Stack gap="xs">
          <Text size="sm">{t('board.mayNot', { state: t(`status.${move.to}`) })}</Text>
          {refusedTo(states, item, move.to).map((because) => (
            <Text size="sm" key={because}>
              <Spoken>{because}</Spoken>
            </Text>
          ))}
          {commandsTo(states, item.status, move.to).length === 0 && (
            <Text size="sm">
              {t('board.noWay', {
                from: t(`status.${item.status}`),
                to: t(`status.${move.to}`),
                ways: targetsFrom(states, item.status)
                  .map((each) => t(`status.${each}`))
                  .join(', '),
              })}
            </Text>
          )}
        </Stack>
      )}
    </Modal>
  );
}
