import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Came } from '../../components/came.js';
import { Loading } from '../../components/loading.js';
import { Part } from '../../components/part.js';
import { api, type Schemas } from '../../lib/api.js';
import { patiently } from '../../lib/patiently.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { chartOption, figure, sliceAsked, sliceText } from './figures.js';
import { StateBadge } from './states.js';
import { Spoken } from '../../components/spoken.js';

type Metric = Schemas['MetricDetail'];
type Value = Schemas['MetricValue'];

/** What draws charts comes when there is one to be drawn. */
const Chart = lazy(patiently(() => import('../../components/chart.js')));

/** The values of a slice, drawn and as a table, and what of them is more than chance. */
export function Series({ metric, slice: of }: { metric: Metric; slice: Record<string, string> }): ReactElement {
  const t = useTexts();
  const slice = sliceAsked(of);
  const params = { path: { id: metric.id }, query: slice === '' ? {} : { slice } };
  const found = useQuery(api.queryOptions('get', '/governance-metrics/{id}/series', { params }));
  return (
    <Part title={`${t('metric.line')}: ${sliceText(of, t('metric.whole'))}`}>
      <Came of={found} rows={8}>
        {({ items, truncated }) => (
          <>
            <Line metric={metric} slice={slice} values={items} />
            {truncated && <Text size="xs">{t('metric.newest')}</Text>}
          </>
        )}
      </Came>
    </Part>
  );
}

function Line({ metric, slice, values }: { metric: Metric; slice: string; values: readonly Value[] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const { i18n } = useTranslation();
  const params = { path: { id: metric.id }, query: slice === '' ? {} : { slice } };
  // Two values that say something make a control chart; before, the line stands alone.
  const telling = values.filter(({ value, band }) => value !== null && band !== 'too_few').length;
  const chart = useQuery({
    ...api.queryOptions('get', '/governance-metrics/{id}/chart', { params }),
    enabled: telling >= 2,
    retry: false,
  }).data;
  const said = useMemo(() => (value: number) => figure(value, metric, i18n.language), [metric, i18n.language]);
  const option = useMemo(() => {
    const names = {
      value: metric.name,
      red: t('metric.is.red'),
      amber: t('metric.is.amber'),
      limits: t('metric.limits'),
      level: t('metric.level'),
    };
    const marked = new Set((chart?.signals ?? []).flatMap(({ periods }) => periods));
    return chartOption({ values, limits: chart?.points ?? [], levels: chart?.levels ?? [], marked, names, said });
  }, [values, chart, metric.name, said, t]);
  const last = values.at(-1);
  return (
    <>
      {last && (
        <Suspense fallback={<Loading rows={1} height={280} />}>
          <Chart
            option={option}
            height={280}
            label={t('metric.lineSaid', {
              count: values.length,
              day: clock.day(last.period),
              value: figure(last.value, metric, i18n.language),
            })}
          />
        </Suspense>
      )}
      {(chart?.levels ?? []).map(({ from, between: { first, last }, before, after }) => (
        <Text key={from} size="sm" fw={600}>
          {t(first === last ? 'metric.levelChanged' : 'metric.levelChangedAbout', {
            from: clock.day(from),
            first: clock.day(first),
            last: clock.day(last),
            before: said(before),
            after: said(after),
          })}
        </Text>
      ))}
      {(chart?.signals ?? []).map(({ text }) => (
        <Text key={text} size="sm">
          <Spoken>{text}</Spoken>
        </Text>
      ))}
      {(chart?.notes ?? []).map((note) => (
        <Text key={note} size="xs" c="dimmed">
          <Spoken>{note}</Spoken>
        </Text>
      ))}
      <details>
        <summary>{t('metric.figures')}</summary>
        <div style={{ overflowX: 'auto' }}>
          <Figures metric={metric} values={values} />
        </div>
      </details>
    </>
  );
}

function Figures({ metric, values }: { metric: Metric; values: readonly Value[] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const { i18n } = useTranslation();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('metric.period')}</Table.Th>
          <Table.Th ta="right">{t('metric.value')}</Table.Th>
          {metric.type !== 'count' && <Table.Th ta="right">{t('metric.outOf')}</Table.Th>}
          <Table.Th>{t('metric.state')}</Table.Th>
          <Table.Th>{t('metric.before')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {values.toReversed().map((each) => (
          <Table.Tr key={`${each.definition}/${each.period}`}>
            <Table.Td>{clock.day(each.period)}</Table.Td>
            <Table.Td ta="right">{figure(each.value, metric, i18n.language)}</Table.Td>
            {metric.type !== 'count' && <Table.Td ta="right">{each.base}</Table.Td>}
            <Table.Td>{each.band === null ? '' : <StateBadge state={each.band} />}</Table.Td>
            <Table.Td>{each.corrections.map(({ value }) => figure(value, metric, i18n.language)).join(', ')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
