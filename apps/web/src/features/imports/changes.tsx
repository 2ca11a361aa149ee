import { Table, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import type { FieldName } from './question.js';
import type { Import } from './queries.js';

/** As many as somebody reads; the rest is in the program's trail. */
const most = 300;

/** Each field that is changed, or left as it is here although the file says something else. */
export function Changes({ it }: { it: Import }): ReactElement | null {
  const t = useTexts();
  const changes = (it.changes ?? []).slice(0, most);
  const count = it.changesCount ?? 0;
  if (changes.length === 0) return null;
  return (
    <section>
      <Title order={2} mb="xs">
        {count > changes.length ? t('imports.changesFirst', { count, shown: changes.length }) : t('imports.changes')}
      </Title>
      <Table.ScrollContainer
        minWidth={700}
        maxHeight="26rem"
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('imports.changes') } }}
      >
        <Table stickyHeader>
          <Table.Thead>
            <Table.Tr>
              {(['row', 'item', 'field', 'from', 'to', 'verdict'] as const).map((name) => (
                <Table.Th key={name} scope="col" ta={name === 'row' ? 'right' : undefined}>
                  {t(`imports.change.${name}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {changes.map((change) => (
              <Table.Tr key={`${change.row}/${change.field}`}>
                <Table.Td ta="right">{change.row}</Table.Td>
                <Table.Td>{change.item || change.externalId || t('imports.newItem')}</Table.Td>
                <Table.Td>
                  {isField(change.field) ? t(`imports.field.${change.field}`) : change.field.replace(/^attribute:/, '')}
                </Table.Td>
                <Table.Td className="said">{change.from}</Table.Td>
                <Table.Td className="said">{change.to}</Table.Td>
                <Table.Td>{t(`imports.verdict.${change.verdict}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

const named: Record<FieldName, true> = {
  id: true,
  title: true,
  description: true,
  owner: true,
  due: true,
  status: true,
  severity: true,
  rootCause: true,
  raised: true,
  tags: true,
  phase: true,
  completed: true,
  dependsOn: true,
};

function isField(name: string): name is FieldName {
  return name in named;
}
