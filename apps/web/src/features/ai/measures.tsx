import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Came } from '../../components/came.js';
import { Empty } from '../../components/empty.js';
import { Part } from '../../components/part.js';
import { api, type Schemas } from '../../lib/api.js';
import { numberFormat } from '../../lib/formats.js';
import { useTexts } from '../../lib/texts.js';

/** How many were changed before they were approved, by how much, and how many by so little that it may be carelessness. */
function Changed({ of }: { of: Schemas['AiMeasure'] }): ReactElement {
  const t = useTexts();
  const { i18n } = useTranslation();
  const { changed, changedLittle, medianChange } = of;
  if (medianChange === null) return <>0</>;
  const share = numberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 }).format(medianChange);
  return <>{t('ai.changedBy', { n: changed, share, little: changedLittle })}</>;
}

/** What became of drafts, by task, version and language; a share says of how many. */
export function Measures(): ReactElement {
  const t = useTexts();
  const found = useQuery(api.queryOptions('get', '/ai/measures', {}));
  return (
    <Part title={t('ai.measures')}>
      <Came of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('ai.noMeasures')}</Empty>
          ) : (
            <div className="table-box" tabIndex={0} role="region" aria-label={t('ai.measuresTable')}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('ai.what')}</Table.Th>
                    <Table.Th>{t('ai.language')}</Table.Th>
                    <Table.Th ta="right">{t('ai.ended')}</Table.Th>
                    <Table.Th ta="right">{t('ai.withSource')}</Table.Th>
                    <Table.Th ta="right">{t('ai.kept')}</Table.Th>
                    <Table.Th ta="right">{t('ai.changed')}</Table.Th>
                    <Table.Th ta="right">{t('ai.rejected')}</Table.Th>
                    <Table.Th ta="right">{t('ai.waiting')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((one) => (
                    <Table.Tr key={`${one.task}/${one.version}/${one.language}`}>
                      <Table.Td>{t('ai.taskAt', { task: t(`model.task.${one.task}`), version: one.version })}</Table.Td>
                      <Table.Td>{t(`ai.languageIs.${one.language}`)}</Table.Td>
                      <Table.Td ta="right">{t('ai.cameToNothing', { n: one.runs, failed: one.failed })}</Table.Td>
                      <Table.Td ta="right">{t('ai.of', { n: one.statementsFound, most: one.statements })}</Table.Td>
                      <Table.Td ta="right">
                        {t('ai.of', { n: one.kept, most: one.kept + one.changed + one.rejected })}
                      </Table.Td>
                      <Table.Td ta="right">
                        <Changed of={one} />
                      </Table.Td>
                      <Table.Td ta="right">{one.rejected}</Table.Td>
                      <Table.Td ta="right">{one.waiting}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
          )
        }
      </Came>
    </Part>
  );
}
