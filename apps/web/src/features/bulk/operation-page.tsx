import './texts.js';
import { Alert, Badge, Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Facts } from '../../components/facts.js';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { PersonLink } from '../../components/record-link.js';
import { Refused } from '../../components/refused.js';
import { api, http, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { OperationItems } from './operation-items.js';

type Operation = Schemas['BulkOperationDetail'];

const route = getRouteApi('/bulk/$id');

/** Asked for each second while it runs. */
function operationOf(id: string) {
  return {
    ...api.queryOptions('get', '/bulk-operations/{id}', { params: { path: { id } } }),
    refetchInterval: ({ state }: { state: { data: Operation | undefined } }) =>
      state.data?.state === 'running' ? 1_000 : false,
  } as const;
}

/** One thing done to many items: what was asked for, how far it is, and what becomes of each. */
export function OperationPage(): ReactElement {
  const t = useTexts();
  const { id }: { id: string } = route.useParams();
  const search: { result?: string } = route.useSearch();
  const navigate = route.useNavigate();
  const found = useQuery(operationOf(id));
  const operation = found.data;
  if (operation === undefined)
    return found.isPending ? (
      <Loading />
    ) : (
      <>
        <PageHead title={t('operation.title')} />
        <Problem error={found.error} />
      </>
    );
  return (
    <>
      <PageHead title={t(`operation.kinds.${operation.kind}`)}>
        <Badge variant="default" color={operation.state === 'failed' ? 'red' : undefined} tt="none">
          {t(`operation.states.${operation.state}`)}
        </Badge>
      </PageHead>
      <Stack gap="md">
        <HowFar operation={operation} />
        <Acts operation={operation} />
        <About operation={operation} />
        <section>
          <Title order={2} mb="xs">
            {t('operation.items')}
          </Title>
          <OperationItems
            operation={operation}
            result={search.result}
            choose={(said) => void navigate({ to: '/bulk/$id', params: { id }, search: said, replace: true })}
          />
        </section>
      </Stack>
    </>
  );
}

function HowFar({
  operation: { state, counts, total, error, moved, matchedSince },
}: {
  operation: Operation;
}): ReactElement {
  const t = useTexts();
  const done = total - counts.pending;
  return (
    <div>
      <Text size="sm" role="status">
        {state === 'running' ? t('operation.progress', { done, total }) : t(`operation.states.${state}`)}
        {moved.items > 0 && ` · ${t('operation.moved', { count: moved.items, owners: moved.owners })}`}
      </Text>
      {state === 'running' && (
        <Progress
          mt={4}
          value={total === 0 ? 100 : (100 * done) / total}
          aria-label={t('operation.progress', { done, total })}
        />
      )}
      {error !== null && (
        <Alert color="red" variant="light" mt="xs">
          {error}
        </Alert>
      )}
      {matchedSince !== null && matchedSince > 0 && (
        <Text size="sm" className="soon">
          {t('operation.matchedSince', { count: matchedSince })}
        </Text>
      )}
    </div>
  );
}

/** Carrying out what was shown, and stopping it; where there is nothing left to do, how it is taken back. */
function Acts({ operation: { id, state, counts, results, allowed, refused } }: { operation: Operation }): ReactElement {
  const t = useTexts();
  const path = { id };
  // Of a preview, those that would be changed.
  const would = results.reduce((sum, { result, count }) => sum + (result === 'done' ? count : 0), 0);
  const run = useCommand<null, unknown>(`bulk-run/${id}`, (_, headers) =>
    http.POST('/bulk-operations/{id}/run', { params: { path }, body: {}, headers }),
  );
  const stop = useCommand<null, unknown>(`bulk-stop/${id}`, (_, headers) =>
    http.POST('/bulk-operations/{id}/cancel', { params: { path }, body: {} as never, headers }),
  );
  return (
    <div>
      <Group gap="sm">
        {allowed.includes('run') && would > 0 && (
          <Button loading={run.isPending} onClick={() => run.mutate(null)}>
            {t('operation.run', { count: would })}
          </Button>
        )}
        {allowed.includes('cancel') && (
          <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate(null)}>
            {t('operation.stop')}
          </Button>
        )}
        {state === 'running' && (
          <Text size="sm" c="dimmed">
            {t('operation.stopMeans')}
          </Text>
        )}
      </Group>
      {counts.done > 0 && state !== 'previewed' && (
        <Text size="sm" c="dimmed">
          {t('operation.undo')}
        </Text>
      )}
      <Refused refused={refused} called={(command) => t(`operation.commands.${command}` as never, command)} />
      <Problem error={run.error ?? stop.error} />
    </div>
  );
}

/** What of the body is told: the others are ids of versions. */
interface Body {
  reason?: string;
  ownerId?: string;
  by?: string;
  due?: { date?: string };
}

function About({ operation }: { operation: Operation }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const { reason, ownerId, by, due } = operation.body as Body;
  const at = (when: string | null): ReactElement | null =>
    when === null ? null : <time dateTime={when}>{clock.at(when)}</time>;
  return (
    <Part title={t('operation.about')}>
      <Facts
        facts={[
          [t('operation.by'), <PersonLink key="by" person={operation.createdBy} />],
          [t('operation.when'), at(operation.createdAt)],
          [t('operation.startedAt'), at(operation.startedAt)],
          [t('operation.finishedAt'), at(operation.finishedAt)],
          [
            t('operation.total'),
            `${operation.total} · ${t('filter' in operation.selection ? 'operation.found' : 'operation.named')}`,
          ],
          [t('operation.newOwner'), ownerId && <NameOf id={ownerId} />],
          [t('operation.laterBy'), by],
          [t('operation.newDue'), due?.date && clock.day(due.date)],
          [t('operation.reason'), reason && <span className="said">{reason}</span>],
        ]}
      />
    </Part>
  );
}

function NameOf({ id }: { id: string }): ReactElement | null {
  const { data } = useQuery(api.queryOptions('get', '/people/{id}', { params: { path: { id } } }));
  return data === undefined ? null : <PersonLink person={data} />;
}
