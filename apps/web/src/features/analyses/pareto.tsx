import { Group, Progress, Select, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Came } from '../../components/came.js';
import { Empty } from '../../components/empty.js';
import { Part } from '../../components/part.js';
import { api, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { paretoWays } from './words.js';
import { useSpokenText } from '../../lib/spoken.js';

type By = (typeof paretoWays)[number];

/** Which causes signed analyses tell most often: a table whose bars are its chart, so that nobody reads another than the other. */
export function Pareto(): ReactElement {
  const t = useTexts();
  const spoken = useSpokenText();
  const [by, count] = useState<By>('cause');
  const found = useQuery(api.queryOptions('get', '/analyses/pareto', { params: { query: { by } } }));
  const { codes = [] } = useQuery(api.queryOptions('get', '/cause-taxonomy')).data ?? {};
  const nameOf = (key: string | null): string => {
    if (key === null) return t('analysis.notSaid');
    if (by === 'stage') return t(`case.stageIs.${key as NonNullable<Schemas['Analysis']['stage']>}`);
    if (by !== 'cause') return key;
    return key === 'unknown' ? t('analysis.unknown') : spoken(codes.find(({ code }) => code === key)?.name ?? key);
  };
  return (
    <Part title={t('analysis.pareto')}>
      <Group mb="xs">
        <Select
          label={t('analysis.paretoBy')}
          data={paretoWays.map((value) => ({ value, label: t(`analysis.paretoByIs.${value}`) }))}
          value={by}
          allowDeselect={false}
          onChange={(way) => count(way ?? 'cause')}
        />
      </Group>
      <Came of={found}>
        {({ bars, total, others }) =>
          bars.length === 0 ? (
            <Empty>{t('analysis.paretoNone')}</Empty>
          ) : (
            <>
              <Bars {...{ bars, nameOf, by, total }} />
              {others > 0 && (
                <Text size="sm" c="dimmed">
                  {t('analysis.others', { count: others })}
                </Text>
              )}
            </>
          )
        }
      </Came>
    </Part>
  );
}

interface BarsProps extends Pick<Schemas['CausePareto'], 'bars' | 'total'> {
  nameOf: (key: string | null) => string;
  by: By;
}

const percent = (part: number): string => `${Math.round(part * 100)} %`;

function Bars({ bars, nameOf, by, total }: BarsProps): ReactElement {
  const t = useTexts();
  const most = Math.max(...bars.map(({ count }) => count));
  const label = t('analysis.paretoLabel', { by: t(`analysis.paretoByIs.${by}`), total });
  return (
    <Table.ScrollContainer minWidth={480}>
      <Table aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(`analysis.paretoByIs.${by}`)}</Table.Th>
            <Table.Th>{t('analysis.count')}</Table.Th>
            <Table.Th>{t('analysis.share')}</Table.Th>
            <Table.Th>{t('analysis.cumulative')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bars.map(({ key, count, share, cumulative }) => (
            <Table.Tr key={key ?? ''}>
              <Table.Td>
                {nameOf(key)}
                <Progress value={(count / most) * 100} size="sm" aria-hidden="true" />
              </Table.Td>
              <Table.Td>{count}</Table.Td>
              <Table.Td>{percent(share)}</Table.Td>
              <Table.Td>{percent(cumulative)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
