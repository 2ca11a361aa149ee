import './texts.js';
import { Alert, Anchor, Button, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { NotShown } from '../../components/record/not-shown.js';
import { PageHead } from '../../components/page-head.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { PersonLink } from '../../components/record-link.js';
import { api, http, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { DayStrip } from './day-strip.js';

type Rehearsal = Schemas['RehearsalResult'];

const route = getRouteApi('/rehearsals/$id');

/** Asked for each second until it has ended. */
function rehearsal(id: string) {
  return {
    ...api.queryOptions('get', '/rehearsals/{id}', { params: { path: { id } } }),
    refetchInterval: ({ state }: { state: { data: Rehearsal | undefined } }) =>
      state.data?.endedAt === null ? 1_000 : false,
  } as const;
}

/** A program as it would go if nobody did anything: who is told how much, on which days, and how high it climbs. */
export function RehearsalPage(): ReactElement {
  const t = useTexts();
  const { id }: { id: string } = route.useParams();
  const found = useQuery(rehearsal(id));
  const played = found.data;
  if (played === undefined) return <NotShown found={found} />;
  const name = played.program?.name ?? played.template?.name ?? '';
  return (
    <>
      <PageHead title={t('rehearsal.of', { name })}>
        {played.program && (
          <Anchor component={Link} to="/programs/$id" params={{ id: played.program.id } as never} size="sm">
            {t('rehearsal.toProgram')}
          </Anchor>
        )}
      </PageHead>
      {played.result === null ? <Pending played={played} /> : <Result played={played} result={played.result} />}
    </>
  );
}

function Pending({ played }: { played: Rehearsal }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const stop = useCommand<string, unknown>(`stop-rehearsal/${played.id}`, (id, headers) =>
    http.POST('/rehearsals/{id}/cancel', { params: { path: { id } }, body: {} as never, headers }),
  );
  return (
    <Stack gap="xs" align="start" role="status">
      <Text>
        {t(`rehearsal.state.${played.state}`)}{' '}
        {played.reachedAt !== null && t('rehearsal.reached', { when: clock.at(played.reachedAt) })}
      </Text>
      {played.note !== null && <Text size="sm">{played.note}</Text>}
      {played.endedAt === null && (
        <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate(played.id)}>
          {t('rehearsal.stop')}
        </Button>
      )}
      <Problem error={stop.error} />
    </Stack>
  );
}

function Result({ played, result }: { played: Rehearsal; result: NonNullable<Rehearsal['result']> }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const from = played.startsAt ?? played.requestedAt;
  return (
    <Stack gap="md">
      <div>
        <Text fw={600}>
          {t('rehearsal.messages', { count: result.messages })}, {t('rehearsal.letters', { count: result.letters })}
        </Text>
        <Text size="sm" c="dimmed">
          {t('rehearsal.asIf', { days: played.days, from: clock.at(from) })}
        </Text>
        {played.note !== null && (
          <Alert variant="light" color="gray" mt="xs">
            {played.note}
          </Alert>
        )}
      </div>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" style={{ alignItems: 'start' }}>
        <Part title={t('rehearsal.who')}>
          <People people={result.people} />
          <Text size="xs" c="dimmed" mt="xs">
            {t('rehearsal.letterHint')}
          </Text>
        </Part>
        <Part title={t('rehearsal.days')}>
          <DayStrip timeline={result.timeline} from={from} days={played.days} />
          {result.left > 0 && (
            <Text size="xs" c="dimmed">
              {t('rehearsal.left', { count: result.left })}
            </Text>
          )}
        </Part>
      </SimpleGrid>
    </Stack>
  );
}

function People({ people }: { people: NonNullable<Rehearsal['result']>['people'] }): ReactElement {
  const t = useTexts();
  if (people.length === 0) return <Text size="sm">{t('rehearsal.nobody')}</Text>;
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('rehearsal.who')}</Table.Th>
          <Table.Th ta="right">{t('rehearsal.messageCount')}</Table.Th>
          <Table.Th ta="right">{t('rehearsal.letterCount')}</Table.Th>
          <Table.Th ta="right">{t('rehearsal.highest')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {people.map((each) => (
          <Table.Tr key={each.person.id}>
            <Table.Td>
              <PersonLink person={each.person} />
            </Table.Td>
            <Table.Td ta="right">{each.messages}</Table.Td>
            <Table.Td ta="right">{each.letters}</Table.Td>
            <Table.Td ta="right">{each.highestLevel ?? ''}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
