import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';

interface Props {
  label: string;
  amounts: readonly (readonly [name: string, amount: Schemas['EngineAmount']])[];
}

/** How much there is of each, and since when the oldest is there. */
export function Amounts({ label, amounts }: Props): ReactElement {
  const t = useTexts();
  const clock = useClock();
  return (
    <Table.ScrollContainer minWidth={320} type="native" tabIndex={0}>
      <Table aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('health.waits')}</Table.Th>
            <Table.Th ta="right">{t('health.howMany')}</Table.Th>
            <Table.Th>{t('health.since')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {amounts.map(([name, { count, more, oldest }]) => (
            <Table.Tr key={name}>
              <Table.Td>{name}</Table.Td>
              <Table.Td ta="right">{more ? t('health.moreThan', { count }) : count}</Table.Td>
              <Table.Td>{oldest !== null && <time dateTime={oldest}>{clock.at(oldest)}</time>}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
