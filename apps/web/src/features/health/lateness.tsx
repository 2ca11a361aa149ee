import { Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

type Lateness = Schemas['EngineHealth']['lateness'];

/** How late steps fired: a histogram whose bars stand in the table of its figures. From this on a bar is red, in seconds. */
const late = 60;

export function LatenessTable({ lateness: { count, mean, worst, buckets } }: { lateness: Lateness }): ReactElement {
  const t = useTexts();
  if (count === 0) return <Text size="sm">{t('health.latenessNone')}</Text>;
  const most = Math.max(...buckets.map((bucket) => bucket.count));
  return (
    <>
      <Text size="sm" mb="xs">
        {t('health.latenessSums', { count, worst: seconds(worst ?? 0), mean: seconds(mean ?? 0) })}
      </Text>
      <Table.ScrollContainer minWidth={320} type="native" tabIndex={0}>
        <Table aria-label={t('health.lateness')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('health.late')}</Table.Th>
              <Table.Th ta="right">{t('health.steps')}</Table.Th>
              <Table.Th ta="right">{t('health.share')}</Table.Th>
              <Table.Td aria-hidden />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {buckets.map(({ over, upTo, count: of }) => (
              <Table.Tr key={over}>
                <Table.Td>{upTo === null ? t('health.beyond', { over }) : t('health.upTo', { over, upTo })}</Table.Td>
                <Table.Td ta="right">{of}</Table.Td>
                <Table.Td ta="right">{((100 * of) / count).toFixed(1)}%</Table.Td>
                <Table.Td className="bar-cell" aria-hidden>
                  {of > 0 && <div data-late={over >= late || undefined} style={{ width: `${(100 * of) / most}%` }} />}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

function seconds(value: number): string {
  return value.toFixed(value < 10 ? 2 : 0);
}
