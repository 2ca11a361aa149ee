import { Group, MultiSelect, NativeSelect, Table, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Came } from '../../components/came.js';
import { NamedPicker } from '../../components/form/named-picker.js';
import { Loading } from '../../components/loading.js';
import { Part } from '../../components/part.js';
import { api, type Schemas } from '../../lib/api.js';
import { patiently } from '../../lib/patiently.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { effectText, figure, partsNamed, sidesOption, sliceAsked, sliceText, type Side } from './figures.js';
import { Spoken } from '../../components/spoken.js';

type Metric = Schemas['MetricDetail'];

/** What draws charts comes when there is one to be drawn. */
const Chart = lazy(patiently(() => import('../../components/chart.js')));

interface Props {
  metric: Metric;
  slice: Record<string, string>;
  /** Of the metric, by which parts are found. */
  slices: readonly Record<string, string>[];
}

/** What became different since a program, or since a day, against the parts without it. */
export function BeforeAfter({ metric, slice: of, slices }: Props): ReactElement {
  const t = useTexts();
  // What is looked at is one market: it is compared with the others.
  const { market, ...others } = of;
  const within = market === undefined ? of : others;
  const [asked, ask] = useState<{ program: string; from: string; parts: string[]; by: string }>({
    ...{ program: '', from: '', parts: market === undefined ? [] : [market], by: '' },
  });
  const free = metric.dimensions.filter((name) => within[name] === undefined);
  const by = free.includes(asked.by) ? asked.by : free.includes('market') ? 'market' : (free[0] ?? '');
  return (
    <Part title={`${t('metric.effect.title')}: ${sliceText(of, t('metric.whole'))}`}>
      <Group align="end" mb="xs">
        <NamedPicker
          of="/programs"
          label={t('metric.effect.program')}
          required={false}
          value={asked.program === '' ? null : asked.program}
          onChange={(id) => ask({ ...asked, program: id ?? '' })}
        />
        {asked.program === '' && (
          <TextInput
            type="date"
            label={t('metric.effect.from')}
            value={asked.from}
            onChange={({ currentTarget: { value } }) => ask({ ...asked, from: value })}
          />
        )}
        {free.length > 1 && (
          <NativeSelect
            label={t('metric.change.by')}
            data={free}
            value={by}
            onChange={({ currentTarget: { value } }) => ask({ ...asked, by: value, parts: [] })}
          />
        )}
        {by !== '' && (
          <MultiSelect
            label={t('metric.effect.of', { by })}
            data={partsNamed(slices, within, by)}
            value={asked.parts}
            onChange={(parts) => ask({ ...asked, parts })}
            searchable
            clearable
          />
        )}
      </Group>
      {asked.program === '' && asked.from === '' ? (
        <Text size="sm">{t('metric.effect.ask')}</Text>
      ) : (
        <Found metric={metric} slice={within} asked={{ ...asked, by }} />
      )}
    </Part>
  );
}

interface FoundProps {
  metric: Metric;
  slice: Record<string, string>;
  asked: { program: string; from: string; parts: string[]; by: string };
}

function Found({ metric, slice, asked: { program, from, parts, by } }: FoundProps): ReactElement {
  const within = sliceAsked(slice);
  const query = {
    ...(program === '' ? { from } : { program }),
    ...(within === '' ? {} : { slice: within }),
    ...(parts.length === 0 ? {} : { by, of: parts.map((name) => name.replace(/[\\,]/g, '\\$&')).join(',') }),
  };
  const params = { path: { id: metric.id }, query };
  const found = useQuery(api.queryOptions('get', '/governance-metrics/{id}/effect', { params }));
  return (
    <Came of={found} rows={6}>
      {({ said, notes, points, scale, leftOut, periodsLeftOut }) => (
        <>
          {said.map((text) => (
            <Text key={text} size="sm">
              <Spoken>{text}</Spoken>
            </Text>
          ))}
          {points.length > 0 && <Sides metric={metric} points={points} index={scale === 'index'} />}
          <LeftOut parts={leftOut} periods={periodsLeftOut} />
          {notes.map((text) => (
            <Text key={text} size="xs" c="dimmed">
              <Spoken>{text}</Spoken>
            </Text>
          ))}
        </>
      )}
    </Came>
  );
}

function LeftOut({ parts, periods }: { parts: readonly string[]; periods: readonly string[] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const days = periods.map((period) => clock.day(period)).join(', ');
  return (
    <>
      {parts.length > 0 && <Text size="xs">{t('metric.effect.leftOut', { parts: parts.join(', ') })}</Text>}
      {periods.length > 0 && <Text size="xs">{t('metric.effect.periodsLeftOut', { periods: days })}</Text>}
    </>
  );
}

/** Both lines, with the time in between that is of neither, and the same as a table. */
function Sides({ metric, points, index }: { metric: Metric; points: readonly Side[]; index: boolean }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const { i18n } = useTranslation();
  const meant = useMemo(() => (index ? { type: 'rate' as const, unit: '' } : metric), [index, metric]);
  const said = useMemo(() => (value: number | null) => figure(value, meant, i18n.language), [meant, i18n.language]);
  const names = { with: t('metric.effect.with'), without: t('metric.effect.without') };
  const option = useMemo(
    () => sidesOption({ points, names: { with: names.with, without: names.without }, said }),
    [points, names.with, names.without, said],
  );
  const compared = points.some(({ without }) => without !== null);
  return (
    <>
      <Suspense fallback={<Loading rows={1} height={240} />}>
        <Chart option={option} height={240} label={t('metric.effect.drawn', { count: points.length })} />
      </Suspense>
      {index && <Text size="xs">{t('metric.effect.index')}</Text>}
      <details>
        <summary>{t('metric.figures')}</summary>
        <div style={{ overflowX: 'auto' }} tabIndex={0}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('metric.period')}</Table.Th>
                <Table.Th>{t('metric.effect.side')}</Table.Th>
                <Table.Th ta="right">{names.with}</Table.Th>
                {compared && <Table.Th ta="right">{names.without}</Table.Th>}
                {compared && <Table.Th ta="right">{t('metric.effect.apart')}</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {points.map(({ period, side, with: one, without }) => (
                <Table.Tr key={period}>
                  <Table.Th scope="row">{clock.day(period)}</Table.Th>
                  <Table.Td>{t(`metric.change.${side}`)}</Table.Td>
                  <Table.Td ta="right">{said(one)}</Table.Td>
                  {compared && <Table.Td ta="right">{said(without)}</Table.Td>}
                  {compared && <Table.Td ta="right">{effectText(one - (without ?? 0), meant, i18n.language)}</Table.Td>}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </details>
    </>
  );
}
