import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import type { ChangedArgument } from './arguments.js';
import { factCalled } from './words.js';

/** What was proposed beside what is approved in its place. */
export function ChangedArguments({ of, label }: { of: readonly ChangedArgument[]; label: string }): ReactElement {
  const t = useTexts();
  return (
    <Table aria-label={label} withRowBorders={false} verticalSpacing={2} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('proposal.argument')}</Table.Th>
          <Table.Th>{t('proposal.proposed')}</Table.Th>
          <Table.Th>{t('proposal.instead')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {of.map(({ argument, before, after }) => (
          <Table.Tr key={argument}>
            <Table.Td>{factCalled(argument)}</Table.Td>
            <Table.Td className="said" style={{ overflowWrap: 'anywhere' }}>
              <del>{before}</del>
            </Table.Td>
            <Table.Td className="said" style={{ overflowWrap: 'anywhere' }}>
              <ins>{after}</ins>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
