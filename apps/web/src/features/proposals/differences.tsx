import { Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useClock, useTexts } from '../../lib/texts.js';
import { factCalled, factText, type Proposal } from './words.js';

/** What a proposal would change, fact by fact: before and after. */
export function Differences({ of }: { of: Pick<Proposal, 'difference' | 'key'> }): ReactElement {
  const { difference, key } = of;
  const t = useTexts();
  const clock = useClock();
  if (difference.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('proposal.changes')}
      </Text>
    );
  return (
    <Table aria-label={`${t('proposal.change')}: ${key}`} withRowBorders={false} verticalSpacing={2} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('proposal.field')}</Table.Th>
          <Table.Th>{t('proposal.before')}</Table.Th>
          <Table.Th>{t('proposal.after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {difference.map(({ field, before, after }) => (
          <Table.Tr key={field}>
            <Table.Td>{factCalled(field)}</Table.Td>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              <del>{factText(clock, before)}</del>
            </Table.Td>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              <ins>{factText(clock, after)}</ins>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
