import { Badge, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { RegisterLink } from '../record-link.js';

type Run = Schemas['AiRun'];

/** Where a run is, or what it came to. */
export function RunOutcome({ of: { state, outcome } }: { of: Pick<Run, 'state' | 'outcome'> }): ReactElement {
  const t = useTexts();
  return <>{outcome === null ? t(`model.state.${state}`) : t(`model.outcome.${outcome}`)}</>;
}

/** The proposals that a run ended in, to be decided on by others. */
export function RunProposals({ of: { proposals } }: { of: Pick<Run, 'proposals'> }): ReactElement | null {
  const t = useTexts();
  if (proposals.length === 0) return null;
  return (
    <ul className="rows">
      {proposals.map(({ id, key, status }) => (
        <li key={id}>
          <RegisterLink of="proposals" record={{ key, title: t(`model.proposalIs.${status}`) }} />
        </li>
      ))}
    </ul>
  );
}

/** What a machine wrote, as text and nothing else, each statement with where its quote stands. One that was not found is no source. */
export function Drafted({ of: { drafted } }: { of: Schemas['AiRunDetail'] }): ReactElement | null {
  const t = useTexts();
  if (drafted === null || drafted.length === 0) return null;
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {t('model.machine')}
      </Text>
      <ul className="rows">
        {drafted.map(({ field, text, quote }, place) => (
          <li key={`${place}/${field}`}>
            <Text size="xs" c="dimmed">
              {t(`model.field.${field as 'because'}`)}
            </Text>
            <Text size="sm" className="said">
              {text}
            </Text>
            {quote.text === null ? (
              <Badge variant="default" tt="none">
                {t('model.standing.not_found')}
              </Badge>
            ) : (
              <Text size="xs" c="dimmed">
                “{quote.text}” {quote.record}, {t(`model.standing.${quote.standing}`)}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </Stack>
  );
}
