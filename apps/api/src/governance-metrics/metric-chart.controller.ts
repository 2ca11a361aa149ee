import { Controller, Get, Param, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { mostSeries } from '../../../../database/governance-metrics/series.js';
import { chartKindOf, chartOf, type PeriodChart } from '../../../../domain/metric/chart.js';
import { chartKinds, chartRules, type ChartKind } from '../../../../domain/metric/control-chart.js';
import { Refusal } from '../../../../domain/refusal.js';
import { Describe } from '../openapi/describe.js';
import { Choice } from '../openapi/fields.js';
import { choice, day, list, nullable, object, text, type JsonSchema } from '../openapi/json-schema.js';
import { invalidRequest } from '../problems/problem.js';
import { sliceAsked } from './asked-slice.js';
import { SeriesQuery } from './metric-filter.js';

class ChartQuery extends SeriesQuery {
  @Choice(chartKinds, {
    optional: true,
    description:
      'By which chart; of a rate p′ (p_prime, with Laney’s correction), otherwise individuals, where nothing is said.',
  })
  kind?: ChartKind;
}

const figure: JsonSchema = { type: 'number' };
const within = object({ lower: figure, upper: figure });

const chartSchema = object({
  kind: choice(chartKinds),
  centre: figure,
  sigmaZ: {
    ...nullable(figure),
    description: 'Of p′: how much more shares vary than chance alone lets them; 1: as much.',
  },
  movingRange: {
    ...nullable(object({ mean: figure, upper: figure, values: list(figure) })),
    description: 'Of individuals: how far each value is from the one before.',
  },
  points: list(
    object({
      period: day,
      value: figure,
      lower: { ...figure, description: 'Its limits, three standard deviations from the centre.' },
      upper: figure,
      interval: { ...nullable(within), description: 'Of a rate: within which the share lies, 95 % (Wilson).' },
    }),
  ),
  signals: {
    ...list(object({ rule: choice(chartRules), side: choice(['above', 'below']), periods: list(day), text })),
    description: 'Rules of Western Electric that fired: what chance alone seldom does.',
  },
  levels: {
    ...list(
      object({
        from: { ...day, description: 'The first period of the new level.' },
        between: {
          ...object({ first: day, last: day }),
          description: 'Within which periods it began; none of these fits the values much worse (95 %, about).',
        },
        before: { ...figure, description: 'The level until then: the mean of the values, each by how sure it is.' },
        after: figure,
        text,
      }),
    ),
    description:
      'Where another level began: of all ways to cut the series the one whose levels explain it best, at a price for each cut; of at least three values. A lone value that is far out is no level. None is looked for in fewer than twelve values.',
  },
  notes: { ...list(text), description: 'What whoever reads it should know.' },
});

/** Values of a slice on a control chart. */
@Controller('governance-metrics/:id')
export class MetricChartController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('chart')
  @Describe({
    summary:
      'The values of a slice on a control chart: its limits, what is more than chance, and where another level began',
    description: `Out of its values of one meaning, the present one where nothing is said; at most ${mostSeries}, the newest.`,
    returns: chartSchema,
    problems: [404, 422],
  })
  async chart(@Param('id') ref: string, @Query() query: ChartQuery): Promise<object> {
    const { metric, rows, threshold } = await sliceAsked(this.dataSource.manager, ref, query);
    const kind = chartKindOf(metric.type, query.kind);
    if ('message' in kind) throw invalidRequest([{ path: 'kind', message: kind.message }]);
    const { definition = metric.definition, from } = query;
    const points = rows.filter((row) => row.definition === definition && (from === undefined || row.period >= from));
    const chart = chartOf(points, metric, { ...kind, leastN: threshold?.leastN ?? 0 });
    if (chart === null)
      throw new Refusal(
        'invalid-command',
        'A control chart takes two values that say something, and none below 0 for u. Ask for more periods.',
      );
    return chartJson(chart);
  }
}

function chartJson({
  kind,
  centre,
  sigmaZ,
  movingRange,
  points,
  periods,
  intervals,
  signals,
  levels,
  notes,
}: PeriodChart) {
  return {
    ...{ kind, centre, sigmaZ, movingRange },
    points: points.map(({ value, lower, upper }, index) => ({
      ...{ period: periods[index], value, lower, upper, interval: intervals[index] ?? null },
    })),
    signals: signals.map(({ rule, side, periods: when, text: said }) => ({ rule, side, periods: when, text: said })),
    levels,
    notes,
  };
}
