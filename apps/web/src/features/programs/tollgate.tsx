import { Alert, Code, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Due } from '../../components/due.js';
import { Empty } from '../../components/empty.js';
import { Loading } from '../../components/loading.js';
import { Problem } from '../../components/problem.js';
import { ProofAsked } from '../../components/proof-asked.js';
import { Glass } from '../../components/record/glass.js';
import { ItemLink } from '../../components/record-link.js';
import { ItemStatus } from '../../components/status.js';
import type { Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { tollgateGlass } from './glass.js';
import { PhaseActs } from './program-acts.js';
import { unfinished } from './queries.js';
import { Spoken } from '../../components/spoken.js';

interface Props {
  program: Schemas['Program'];
  phase: Schemas['Phase'];
}

interface TollgateProps extends Props {
  /** After a decision, e.g. to go to the next program. */
  decided: () => void;
}

/** What is missing before the next phase may start: items first, then signatures. It closes itself. */
export function Tollgate({ program, phase, decided }: TollgateProps): ReactElement {
  const t = useTexts();
  const clock = useClock();
  return (
    <Stack gap="sm">
      {phase.blocked !== null && (
        <Alert color="red" title={t('programs.blocked', { since: clock.at(phase.blocked.since) })}>
          <Spoken>{phase.blocked.because}</Spoken>
        </Alert>
      )}
      {phase.status === 'open' && <Missing program={program} phase={phase} />}
      {phase.signOff !== null && (
        <>
          <Text size="sm">
            {t('programs.stageOf', { stage: phase.signOff.stage, of: phase.signOff.stages.length })}{' '}
            <Spoken>{phase.signOff.stages[phase.signOff.stage - 1]?.name ?? ''}</Spoken>
          </Text>
          <ProofAsked proof={phase.signOff.stages[phase.signOff.stage - 1]?.proof} />
          <ul className="rows">
            {phase.signOff.waitingFor.map((person) => (
              <li key={person.id}>
                <Text size="sm">
                  {person.name} · {t('items.hasNot')}
                  {person.standIn !== null && ` · ${t('items.standIn', { who: person.standIn.name })}`}
                </Text>
              </li>
            ))}
          </ul>
          <Group gap={6}>
            <Text size="xs" c="dimmed">
              {t('items.signedHash')}
            </Text>
            <Code className="hash">{phase.signOff.contentHash}</Code>
          </Group>
        </>
      )}
      <PhaseActs program={program} phase={phase} decided={decided} />
      <Glass
        of={{ id: phase.id, name: phase.name }}
        round={phase.signOff}
        broken={phase.brokenGlass}
        allowed={program.allowed}
        refused={program.refused}
        send={tollgateGlass(program.id, phase.id)}
      />
    </Stack>
  );
}

function Missing({ program, phase }: Props): ReactElement {
  const t = useTexts();
  const open = useQuery(unfinished(program.id, phase.id));
  const items = open.data?.items ?? [];
  const left = phase.items.total - phase.items.done - phase.items.cancelled;
  if (open.data === undefined) return open.isPending ? <Loading rows={4} /> : <Problem error={open.error} />;
  if (items.length === 0)
    return <Empty>{t(phase.items.total === 0 ? 'programs.emptyPhase' : 'programs.nothingMissing')}</Empty>;
  return (
    <>
      <Text size="sm">{t('programs.missing', { count: left })}</Text>
      <ul className="rows">
        {items.map((item) => (
          <li key={item.id}>
            <Text size="sm">
              <ItemLink item={item} />
            </Text>
            <Group gap="sm">
              <ItemStatus item={item} />
              <Due at={item.due.at} zone={item.due.zone} over={item.status === 'submitted'} />
              <Text size="xs" c="dimmed">
                {item.owner.name}
              </Text>
            </Group>
          </li>
        ))}
      </ul>
      {open.data.nextCursor != null && <Text size="xs">{t('programs.andMore', { count: left - items.length })}</Text>}
    </>
  );
}
