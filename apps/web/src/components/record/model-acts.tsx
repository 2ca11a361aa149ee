import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { api, http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { Part } from '../part.js';
import { Problem } from '../problem.js';
import { ModelAsks } from './model-asks.js';
import { RunOutcome, RunProposals, Written } from './model-draft.js';

type Task = Schemas['AiTask']['task'];
type Run = Schemas['AiRunDetail'];

const lookEveryMs = 1_500;

/** What a model may be asked about a record, and what came of it. Where none may be asked, nothing is shown. */
export function ModelActs({ of: { id, key } }: { of: { id: string; key: string } }): ReactElement | null {
  const t = useTexts();
  const [runId, show] = useState<string | null>(null);
  const found = useQuery({
    ...api.queryOptions('get', '/ai/tasks', { params: { query: { record: key } } }),
    // Whoever may not read it has no model to ask.
    retry: false,
  });
  const ask = useCommand<Task, Run>(
    `ai/${id}`,
    async (task, headers) => {
      const { data } = await http.POST('/ai/runs', { body: { task, record: key }, headers });
      return data as Run;
    },
    (run) => show(run.id),
  );
  const possible = found.data?.items.filter(({ can }) => can?.may === true) ?? [];
  const plain = possible.filter(({ needs }) => needs === null);
  const besides = possible.filter(({ needs }) => needs !== null);
  if (possible.length === 0 && runId === null) return null;
  return (
    <Part title={t('model.acts')}>
      <Stack gap="xs">
        <Group gap="xs">
          {plain.map(({ task }) => (
            <Button
              key={task}
              variant="default"
              size="compact-sm"
              loading={ask.isPending && ask.variables === task}
              onClick={() => ask.mutate(task)}
            >
              {t(`model.ask.${task}`)}
            </Button>
          ))}
        </Group>
        <ModelAsks of={{ id, key }} tasks={besides} asked={(run) => show(run.id)} />
        <Problem error={ask.error} />
        {runId !== null && <UnderWay id={runId} />}
      </Stack>
    </Part>
  );
}

/** A run, looked at until it has ended. */
function UnderWay({ id }: { id: string }): ReactElement {
  const t = useTexts();
  const found = useQuery({
    ...api.queryOptions('get', '/ai/runs/{id}', { params: { path: { id } } }),
    refetchInterval: ({ state: { data } }) => (data?.state === 'ended' ? false : lookEveryMs),
  });
  const run = found.data;
  return (
    <Stack gap="xs" aria-live="polite" role="status">
      <Problem error={found.error} />
      {run && (
        <>
          <Text size="sm">
            {t(`model.task.${run.task}`)}: <RunOutcome of={run} />
          </Text>
          <RunProposals of={run} />
          <Written of={run} />
          <Anchor component={Link} to="/ai/$id" params={{ id } as never} size="sm">
            {t('model.toRun')}
          </Anchor>
        </>
      )}
    </Stack>
  );
}
