import { Group, NativeSelect, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Came } from '../../components/came.js';
import { Empty } from '../../components/empty.js';
import { Part } from '../../components/part.js';
import { Said } from '../../components/said.js';
import { api, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { effectText, figure, sliceAsked, sliceText } from './figures.js';

type Metric = Schemas['MetricDetail'];

interface Explained {
  dimension: string;
  choose: string[][];
  change: number | null;
  parts: {
    name: string | null;
    before: number | null;
    after: number | null;
    own: number;
    mix: number;
    effect: number;
  }[];
  others: { count: number; effect: number } | null;
  said: string[];
  notes: string[];
}

interface Props {
  metric: Metric;
  slice: Record<string, string>;
  /** Periods of which it has values of its present meaning, the oldest first. */
  periods: readonly string[];
}

/** Which parts of a slice explain its change between two periods: the newest two, unless others are chosen. */
export function Change({ metric, slice: of, periods }: Props): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const [chosen, setChosen] = useState<{ before?: string; after?: string; by?: string; outOf?: string }>({});
  const before = chosen.before ?? periods.at(-2) ?? '';
  const after = chosen.after ?? periods.at(-1) ?? '';
  const slice = sliceAsked(of);
  const free = metric.dimensions.filter((name) => of[name] === undefined);
  const by = chosen.by !== undefined && free.includes(chosen.by) ? chosen.by : (free[0] ?? '');
  const query = {
    before,
    after,
    by,
    ...(slice === '' ? {} : { slice }),
    ...(chosen.outOf ? { outOf: chosen.outOf } : {}),
  };
  const params = { path: { id: metric.id }, query };
  const found = useQuery(api.queryOptions('get', '/governance-metrics/{id}/change', { params }));
  const days = periods.map((period) => ({ value: period, label: clock.day(period) }));
  return (
    <Part title={`${t('metric.change.title')}: ${sliceText(of, t('metric.whole'))}`}>
      <Group align="end" mb="xs">
        <NativeSelect
          label={t('metric.change.before')}
          data={days.filter(({ value }) => value !== after)}
          value={before}
          onChange={({ currentTarget: { value } }) => setChosen({ ...chosen, before: value })}
        />
        <NativeSelect
          label={t('metric.change.after')}
          data={days.filter(({ value }) => value !== before)}
          value={after}
          onChange={({ currentTarget: { value } }) => setChosen({ ...chosen, after: value })}
        />
        {free.length > 1 && (
          <NativeSelect
            label={t('metric.change.by')}
            data={free}
            value={by}
            onChange={({ currentTarget: { value } }) => setChosen({ before, after, by: value })}
          />
        )}
      </Group>
      <Came of={found} rows={4}>
        {({ dimensions: [one] }) =>
          one === undefined ? (
            <Empty>{t('metric.noValues')}</Empty>
          ) : (
            <>
              <Said said={one.said} notes={one.notes} />
              {one.choose.length > 0 && (
                <NativeSelect
                  label={t('metric.change.outOf')}
                  data={[
                    { value: '', label: '–' },
                    ...one.choose.map((way) => ({ value: way.join(','), label: way.join(', ') })),
                  ]}
                  value=""
                  onChange={({ currentTarget: { value } }) => setChosen({ ...chosen, by, outOf: value })}
                />
              )}
              {one.parts.length > 0 && <Effects metric={metric} one={one} />}
            </>
          )
        }
      </Came>
    </Part>
  );
}

/** Each part with what it does, as a number and as a bar to the side to which it goes. */
function Effects({ metric, one: { parts, others } }: { metric: Metric; one: Explained }): ReactElement {
  const t = useTexts();
  const { i18n } = useTranslation();
  const most = Math.max(...parts.map(({ effect }) => Math.abs(effect)));
  const said = (value: number | null): string => figure(value, metric, i18n.language);
  const moved = (value: number): string => effectText(value, metric, i18n.language);
  return (
    <div style={{ overflowX: 'auto' }}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('metric.change.part')}</Table.Th>
            <Table.Th ta="right">{t('metric.change.was')}</Table.Th>
            <Table.Th ta="right">{t('metric.change.is')}</Table.Th>
            <Table.Th ta="right" colSpan={2}>
              {t('metric.change.effect')}
            </Table.Th>
            {metric.type !== 'count' && <Table.Th ta="right">{t('metric.change.own')}</Table.Th>}
            {metric.type !== 'count' && <Table.Th ta="right">{t('metric.change.mix')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {parts.map(({ name, before, after, effect, own, mix }) => (
            <Table.Tr key={name ?? ''}>
              <Table.Th scope="row">{name ?? t('metric.change.rest')}</Table.Th>
              <Table.Td ta="right">{said(before)}</Table.Td>
              <Table.Td ta="right">{said(after)}</Table.Td>
              <Table.Td ta="right">{moved(effect)}</Table.Td>
              <Table.Td>
                <Bar share={most === 0 ? 0 : effect / most} />
              </Table.Td>
              {metric.type !== 'count' && <Table.Td ta="right">{moved(own)}</Table.Td>}
              {metric.type !== 'count' && <Table.Td ta="right">{moved(mix)}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {others !== null && (
        <Text size="xs">{t('metric.change.others', { count: others.count, effect: moved(others.effect) })}</Text>
      )}
    </div>
  );
}

/** From the middle to the left or to the right; the number beside it says the same. */
function Bar({ share }: { share: number }): ReactElement {
  const width = 50 * Math.abs(share);
  return (
    <svg width="100" height="10" aria-hidden="true" style={{ display: 'block' }}>
      <line x1="50" x2="50" y1="0" y2="10" stroke="currentColor" strokeWidth="1" />
      <rect x={share < 0 ? 50 - width : 50} y="2" width={width} height="6" fill="currentColor" opacity="0.6" />
    </svg>
  );
}
