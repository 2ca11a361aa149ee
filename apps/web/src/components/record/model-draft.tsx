import { Badge, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { RegisterLink } from '../record-link.js';
import { Sentences } from './model-sentences.js';

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

/** What came of a run that is read: sentences, a translation, or statements. */
export function Written({ of: run }: { of: Schemas['AiRunDetail'] }): ReactElement | null {
  if (run.sentences !== null) return <Sentences of={run} />;
  return run.into === null ? <Drafted of={run} /> : <Translated of={run} into={run.into} />;
}

/** The texts of a record in another language, marked as what they are, each above the one that it was made of. */
function Translated({
  of: { drafted, model },
  into,
}: {
  of: Schemas['AiRunDetail'];
  into: NonNullable<Run['into']>;
}): ReactElement | null {
  const t = useTexts();
  if (drafted === null || drafted.length === 0) return null;
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {t('model.translatedBy', { model, language: t(`model.into.${into}`) })}
      </Text>
      <ul className="rows">
        {drafted.map(({ field, text, quote }, place) => (
          <li key={`${place}/${field}`}>
            <Text size="xs" c="dimmed">
              {t(`model.field.${field.replace(/\.\d+$/, '') as 'because'}`)}
            </Text>
            <Text size="sm" className="said" lang={into}>
              {text}
            </Text>
            <Text size="xs" c="dimmed" className="said">
              {quote.text}
            </Text>
          </li>
        ))}
      </ul>
    </Stack>
  );
}

/** What a machine wrote, as text and nothing else, each statement with where its quote stands. One that was not found is no source. */
function Drafted({ of: { drafted } }: { of: Schemas['AiRunDetail'] }): ReactElement | null {
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
