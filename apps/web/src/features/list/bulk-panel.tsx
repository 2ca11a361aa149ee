import { Anchor, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { Problem } from '../../components/problem.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { BulkForm, type Which } from './bulk-form.js';
import { keepOperation, keptOperation } from './kept-operation.js';
import { operation, previewBulk, runBulk, type BulkAsk, type Operation } from './queries.js';

interface Props {
  which: Which;
  /** The policy to whose newest version they are to be re-planned, by its id. */
  replan?: string | undefined;
  close: () => void;
}

/** One thing done to many items: said, looked at for each, and then carried out on the same. */
export function BulkPanel({ which, replan, close }: Props): ReactElement {
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
        <BulkForm
          which={which}
          replan={replan}
          send={(ask) => look.mutate(ask)}
          pending={look.isPending}
          error={look.error}
        />
      )}
    </Paper>
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
