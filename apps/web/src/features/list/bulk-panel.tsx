import {
  Anchor,
  Button,
  Group,
  NativeSelect,
  Paper,
  Stack,
  Table,
  Text,
  TextInput,
  Textarea,
  Title,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type SyntheticEvent, type ReactElement } from 'react';
import { PersonPicker } from '../../components/person-picker.js';
import { Problem } from '../../components/problem.js';
import { fieldProblem } from '../../lib/problem.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { keepOperation, keptOperation } from './kept-operation.js';
import { operation, previewBulk, runBulk, type BulkAsk, type Operation } from './queries.js';

const kinds = ['reassign', 'extend', 'hold', 'resume', 'cancel'] as const;
type Kind = (typeof kinds)[number];

interface Props {
  /** Either these, or what the list is narrowed by. */
  which: Pick<BulkAsk, 'itemIds' | 'filter'>;
  close: () => void;
}

/** One thing done to many items: said, looked at for each, and then carried out on the same. */
export function BulkPanel({ which, close }: Props): ReactElement {
  const t = useTexts();
  const [id, setId] = useState<string | null>(keptOperation);
  const found = useQuery(operation(id)).data;
  const show = (next: string | null): void => {
    keepOperation(next);
    setId(next);
  };
  const none = which.itemIds?.length === 0;
  const look = useCommand<BulkAsk, Operation>('bulk', previewBulk, (answer) => show(answer.id));
  const run = useCommand<{ id: string }, Operation>(`bulk-run/${id ?? ''}`, runBulk);
  return (
    <Paper withBorder p="md" mb="md" component="section" aria-label={t('bulk.title')}>
      <Group justify="space-between" mb="xs">
        <Title order={2}>
          {which.itemIds ? t('bulk.ofChosen', { count: found?.total ?? which.itemIds.length }) : t('bulk.ofAll')}
        </Title>
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            keepOperation(null);
            close();
          }}
        >
          {t('act.close')}
        </Button>
      </Group>
      {found ? (
        <Stack gap="sm">
          <Results found={found} />
          <Problem error={run.error} />
          <Group gap="sm">
            {found.state === 'previewed' && wouldChange(found) > 0 && (
              <Button loading={run.isPending} onClick={() => run.mutate({ id: found.id })}>
                {t('bulk.run', { count: wouldChange(found) })}
              </Button>
            )}
            {!none && (
              <Button variant="default" onClick={() => show(null)}>
                {t(found.state === 'previewed' ? 'bulk.change' : 'bulk.another')}
              </Button>
            )}
            <Anchor component={Link} to="/bulk/$id" params={{ id: found.id } as never} size="sm">
              {t('bulk.page')}
            </Anchor>
          </Group>
        </Stack>
      ) : (
        <Ask which={which} send={(ask) => look.mutate(ask)} pending={look.isPending} error={look.error} />
      )}
    </Paper>
  );
}

function Ask({
  which,
  send,
  pending,
  error,
}: {
  which: Props['which'];
  send: (ask: BulkAsk) => void;
  pending: boolean;
  error: Error | null;
}): ReactElement {
  const t = useTexts();
  const [kind, setKind] = useState<Kind>('reassign');
  const [ownerId, setOwner] = useState<string | null>(null);
  const [by, setBy] = useState('');
  const [date, setDate] = useState('');
  const [reason, setReason] = useState('');
  const body: Record<string, unknown> = {
    ...(kind === 'reassign' && ownerId !== null ? { ownerId } : {}),
    ...(kind === 'extend' && by.trim() !== '' ? { by: by.trim() } : {}),
    ...(kind === 'extend' && date !== '' ? { due: { date } } : {}),
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    send({ kind, body, ...which });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Group gap="sm" align="start">
          <NativeSelect
            label={t('bulk.what')}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as Kind)}
            data={kinds.map((value) => ({ value, label: t(`bulk.kind.${value}`) }))}
          />
          {kind === 'reassign' && (
            <PersonPicker
              label={t('bulk.to')}
              value={ownerId}
              onChange={setOwner}
              error={fieldProblem(error, 'body.ownerId')}
            />
          )}
          {kind === 'extend' && (
            <>
              <TextInput
                label={t('bulk.by')}
                placeholder={t('bulk.byHint')}
                value={by}
                error={fieldProblem(error, 'body.by')}
                onChange={(event) => setBy(event.currentTarget.value)}
              />
              <TextInput
                type="date"
                label={t('bulk.until')}
                value={date}
                error={fieldProblem(error, 'body.due')}
                onChange={(event) => setDate(event.currentTarget.value)}
              />
            </>
          )}
        </Group>
        {kind !== 'resume' && (
          <Textarea
            label={t(kind === 'reassign' ? 'field.reason' : 'field.reasonNeeded')}
            required={kind !== 'reassign'}
            value={reason}
            error={fieldProblem(error, 'body.reason')}
            onChange={(event) => setReason(event.currentTarget.value)}
            maw="40rem"
          />
        )}
        <Problem error={error} />
        <Group gap="sm">
          <Button type="submit" loading={pending}>
            {t('bulk.look')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('bulk.lookMore')}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

/** Of a preview, how many would be changed. */
function wouldChange({ results }: Operation): number {
  return results.reduce((sum, { result, count }) => sum + (result === 'done' ? count : 0), 0);
}

/** What would become of the items, or has; of each kind of result the first. */
function Results({ found }: { found: Operation }): ReactElement {
  const t = useTexts();
  const previewed = found.state === 'previewed';
  return (
    <>
      <Text role="status">
        {t(`bulk.state.${found.state}`)}
        {found.moved.items > 0 && <> · {t('bulk.moved', { count: found.moved.items })}</>}
      </Text>
      {found.error !== null && <Text className="late">{found.error}</Text>}
      {found.results.map(({ result, code, count, first }) => (
        <section key={`${result}/${code ?? ''}`}>
          <Text size="sm" fw={600} className={result === 'refused' ? 'late' : undefined}>
            {t(
              previewed && (result === 'pending' || result === 'done') ? 'bulk.result.would' : `bulk.result.${result}`,
              { count },
            )}
          </Text>
          <Table>
            <Table.Tbody>
              {first.slice(0, 5).map(({ item, message }) => (
                <Table.Tr key={item.id}>
                  <Table.Td>
                    <span className="key">{item.key}</span> {item.title}
                  </Table.Td>
                  <Table.Td>{item.owner.name}</Table.Td>
                  <Table.Td>{message}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      ))}
    </>
  );
}
