import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Came } from '../../components/came.js';
import { Part } from '../../components/part.js';
import { api } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

/** What each task has of its month. One that is spent says so: it is no fault. */
export function Budget(): ReactElement {
  const t = useTexts();
  const found = useQuery(api.queryOptions('get', '/ai/budget', {}));
  return (
    <Part title={t('ai.budget')}>
      <Came of={found}>
        {({ month, currency, items }) => (
          <div className="table-box" tabIndex={0} role="region" aria-label={t('ai.budgetOf', { month })}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('ai.budgetOf', { month })}</Table.Th>
                  <Table.Th ta="right">{t('ai.calls')}</Table.Th>
                  <Table.Th ta="right">{t('ai.tokens')}</Table.Th>
                  <Table.Th ta="right">{currency}</Table.Th>
                  <Table.Th>{t('ai.left')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map(({ task, calls, tokens, money, spent }) => (
                  <Table.Tr key={task}>
                    <Table.Td>{t(`model.task.${task}`)}</Table.Td>
                    <Table.Td ta="right">{calls}</Table.Td>
                    <Table.Td ta="right">
                      {t('ai.of', { n: tokens.spent + tokens.reserved, most: tokens.limit })}
                    </Table.Td>
                    <Table.Td ta="right">
                      {t('ai.of', { n: (money.spent + money.reserved).toFixed(2), most: money.limit.toFixed(2) })}
                    </Table.Td>
                    <Table.Td>{t(spent ? 'ai.spent' : 'ai.notSpent')}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        )}
      </Came>
    </Part>
  );
}
