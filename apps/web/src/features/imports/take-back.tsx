import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Problem } from '../../components/problem.js';
import { fieldProblem } from '../../lib/problem.js';
import { graveColour } from '../../lib/theme.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { operation, runTakeBack, takeBackPreview, type Import, type Operation } from './queries.js';

/** What an import created is cancelled, as far as nobody has begun with it: looked at first, like everything that is done to many. */
export function TakeBack({ it }: { it: Import }): ReactElement {
  const t = useTexts();
  const [reason, write] = useState('');
  const [id, setId] = useState<string | null>(null);
  const look = useCommand<{ importId: string; reason: string }, Operation>(
    `take-back/${it.id}`,
    takeBackPreview,
    (found) => setId(found.id),
  );
  const run = useCommand<{ id: string }, Operation>(`take-back-run/${it.id}`, runTakeBack);
  const found = useQuery(operation(id)).data;
  return (
    <details>
      <summary>{t('imports.takeBack')}</summary>
      <Stack gap="sm" mt="xs" maw="36rem">
        <Text size="sm">{t('imports.takeBackMore')}</Text>
        {found ? (
          <Outcome found={found} created={it.created} />
        ) : (
          <Textarea
            label={t('imports.takeBackReason')}
            required
            value={reason}
            error={fieldProblem(look.error, 'body.reason')}
            onChange={(event) => write(event.currentTarget.value)}
          />
        )}
        <Problem error={look.error ?? run.error} />
        <Group gap="sm">
          {!found && (
            <Button
              variant="default"
              loading={look.isPending}
              disabled={reason.trim() === ''}
              onClick={() => look.mutate({ importId: it.id, reason: reason.trim() })}
            >
              {t('imports.takeBackLook')}
            </Button>
          )}
          {found?.state === 'previewed' && would(found) > 0 && (
            <Button color={graveColour} loading={run.isPending} onClick={() => run.mutate({ id: found.id })}>
              {t('imports.takeBackRun')}
            </Button>
          )}
        </Group>
      </Stack>
    </details>
  );
}

function Outcome({ found, created }: { found: Operation; created: number }): ReactElement {
  const t = useTexts();
  const previewed = found.state === 'previewed';
  const count = previewed ? would(found) : found.counts.done;
  const stays = created - count;
  return (
    <Text role="status">
      {t(previewed ? 'imports.takeBackWould' : 'imports.takenBack', { count })}{' '}
      {stays > 0 && t('imports.takeBackStays', { count: stays })}
    </Text>
  );
}

function would({ counts }: Operation): number {
  return counts.pending + counts.done;
}
