import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Column } from '../../components/data-table.js';
import { ItemLink, PersonLink } from '../../components/record-link.js';
import { ListFilters } from '../../components/record/list-filters.js';
import { ListOf } from '../../components/record/list-of.js';
import type { Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useClock, useTexts } from '../../lib/texts.js';
import type { Clock } from '../../lib/time.js';
import { Spoken } from '../../components/spoken.js';

type Operation = Schemas['BulkOperationDetail'];
type Item = Schemas['BulkItem'];

const results = ['pending', 'done', 'unchanged', 'refused', 'skipped'] as const satisfies readonly Item['result'][];

interface Props {
  operation: Operation;
  result: string | undefined;
  choose: (said: Record<string, string>) => void;
}

/** What becomes, or became, of each item: all of them, or those with one result. */
export function OperationItems({ operation, result, choose }: Props): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const previewed = operation.state === 'previewed';
  const found = useInfiniteQuery(
    pages('/bulk-operations/{id}/items', { result: result as Item['result'] | undefined }, { id: operation.id }),
  );
  const called = (each: Item['result']) =>
    t(previewed && (each === 'pending' || each === 'done') ? 'operation.results.would' : `operation.results.${each}`);
  return (
    <>
      <ListFilters
        said={{ result }}
        choices={[
          {
            name: 'result',
            label: t('operation.result'),
            options: results.map((value) => ({ value, label: called(value) })),
          },
        ]}
        change={choose}
      />
      <ListOf
        label={t('operation.items')}
        found={found}
        columns={columnsOf(t, clock, called)}
        keyOf={({ item }) => item.id}
        empty={t('operation.noItems')}
      />
    </>
  );
}

function columnsOf(
  t: ReturnType<typeof useTexts>,
  clock: Clock,
  called: (result: Item['result']) => string,
): Column<Item>[] {
  return [
    {
      id: 'item',
      title: t('operation.item'),
      cell: ({ item }) => (
        <Text size="sm" component="span">
          <ItemLink item={item} />
        </Text>
      ),
    },
    { id: 'owner', title: t('operation.owner'), width: 160, cell: ({ item }) => <PersonLink person={item.owner} /> },
    {
      id: 'result',
      title: t('operation.result'),
      width: 150,
      cell: ({ result }) => <span className={result === 'refused' ? 'late' : undefined}>{called(result)}</span>,
    },
    {
      id: 'due',
      title: t('operation.due'),
      width: 240,
      cell: ({ moves, item }) =>
        moves?.due && (
          <Text size="xs" component="span">
            {clock.at(moves.due.from, item.zone)} → {clock.at(moves.due.to, item.zone)}
          </Text>
        ),
    },
    {
      id: 'why',
      title: t('operation.why'),
      cell: ({ message, changed }) => (
        <Text size="xs" component="span">
          {message && <Spoken>{message}</Spoken>}
          {message && changed.length > 0 && ' · '}
          {changed.map((each) => t('operation.change', each)).join(' · ')}
        </Text>
      ),
    },
  ];
}
