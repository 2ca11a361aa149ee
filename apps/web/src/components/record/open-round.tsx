import { List, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { Part } from '../part.js';
import { ProofAsked } from '../proof-asked.js';
import { Spoken } from '../spoken.js';

type Round = NonNullable<Schemas['ExceptionDetail']['signOff']>;

/** The round of signatures that is open: its stages, whose turn it is, and the hash of what is signed. */
export function OpenRound({ round }: { round: Round | null }): ReactElement | null {
  const t = useTexts();
  if (round === null) return null;
  return (
    <Part title={t('items.round', { number: round.round })}>
      <List type="ordered" size="sm">
        {round.stages.map((stage, index) => (
          <List.Item key={stage.name + String(index)} fw={index + 1 === round.stage ? 600 : 400}>
            <Spoken>{stage.name}</Spoken>
            {index + 1 === round.stage && `: ${round.waitingFor.map(({ name }) => name).join(', ')}`}
          </List.Item>
        ))}
      </List>
      <ProofAsked proof={round.stages[round.stage - 1]?.proof} />
      <Text size="xs" c="dimmed" className="hash" mt="xs">
        SHA-256 {round.contentHash}
      </Text>
    </Part>
  );
}
