import { lifecycleStages, type LifecycleStage } from '../../../../domain/case/case.js';
import {
  directions,
  longestMetricKey,
  metricKeyPattern,
  metricTypes,
  mostDimensions,
  mostThresholds,
  type Direction,
  type MetricType,
} from '../../../../domain/metric/metric.js';
import { cadences, type Cadence } from '../../../../domain/metric/period.js';
import { mostOfScale } from '../../../../domain/case/matrix.js';
import { mostExpected } from '../../../../domain/metric/expected.js';
import { mostValueRows } from '../../../../domain/metric/read-values.js';
import { longestSliceValue } from '../../../../domain/metric/slice.js';
import { longestBaseline, mostInARow, mostLeastN } from '../../../../domain/metric/threshold.js';
import { Choice, Flag, Id, JsonObject, Nested, Text, Texts, TimeSpan, Whole, Zone } from '../openapi/fields.js';
import { Figure, Rows, Slices } from '../openapi/figure-fields.js';

class BoundsBody {
  @Figure({ optional: true, nullable: true, description: 'A value above this is outside.' })
  above?: number | null;

  @Figure({ optional: true, nullable: true, description: 'A value below this is outside.' })
  below?: number | null;
}

const shares = 'Of a rate as shares: 0.02 is 2 %. With a baseline as multiples of it: 1.5 is half as much again.';

class CaseRating {
  @Whole({ min: 1, max: mostOfScale, description: 'Of the case that a breach opens, from 1 to 5.' })
  likelihood!: number;

  @Whole({ min: 1, max: mostOfScale, description: 'Likewise.' })
  impact!: number;
}

class ExpectedBody {
  @Slices({
    most: mostExpected,
    max: 2_000,
    optional: true,
    description: 'Of which slices; of the whole, where nothing is said.',
    example: [{ market: 'VN' }],
  })
  slices?: Record<string, unknown>[];

  @TimeSpan({ optional: true, description: 'After the end of the period; 1 working day where nothing is said.' })
  grace?: string;
}

export class ThresholdBody {
  @Text({ max: 100, description: 'What people call it.' })
  name!: string;

  @JsonObject({
    max: 2_000,
    optional: true,
    description: 'It judges the slices that have all of this; every slice, and the whole, where nothing is said.',
    example: { market: 'VN' },
    schema: { type: 'object', additionalProperties: { type: 'string', maxLength: longestSliceValue } },
  })
  slice?: Record<string, unknown>;

  @Nested(() => BoundsBody, { optional: true, nullable: true, description: `Outside of these it is amber. ${shares}` })
  amber?: BoundsBody | null;

  @Nested(() => BoundsBody, { optional: true, nullable: true, description: `Outside of these it is red. ${shares}` })
  red?: BoundsBody | null;

  @Whole({
    min: 3,
    max: longestBaseline,
    optional: true,
    nullable: true,
    description: 'Bounds are multiples of the median of so many values before that were in band.',
  })
  baseline?: number | null;

  @Whole({ min: 1, max: mostInARow, optional: true, description: 'So many values in a row must be out of band; 1.' })
  periods?: number;

  @Nested(() => BoundsBody, {
    optional: true,
    nullable: true,
    description: 'Inside of these it is back; inside of amber, or of red, where nothing is said.',
  })
  recovery?: BoundsBody | null;

  @Whole({ min: 1, max: mostInARow, optional: true, description: 'So many values in a row must be inside; 1.' })
  recoveryPeriods?: number;

  @Whole({
    min: 0,
    max: mostLeastN,
    optional: true,
    description: 'A rate or mean over fewer says nothing: too few to tell. 0 where nothing is said.',
  })
  leastN?: number;

  @Nested(() => CaseRating, {
    optional: true,
    nullable: true,
    description:
      'A breach opens a case that is rated so, or joins the open one of its slice; none where nothing is said.',
  })
  case?: CaseRating | null;
}

/** What a metric says of itself; all of it can be changed. */
function Content({ optional = false }: { optional?: boolean }) {
  class ContentBody {
    @Text({ max: 200, optional, description: 'What people call it.' })
    name!: string;

    @Choice(metricTypes, {
      optional,
      description: 'Of what a value is made: a number of things, a share with both its numbers, or a sum over so many.',
    })
    type!: MetricType;

    @Text({ max: 5_000, optional, description: 'In words: what is counted, and over what.' })
    formula!: string;

    @Text({ max: 40, min: 0, optional: true, description: 'Of a count or mean, such as hours; a rate is read in %.' })
    unit?: string;

    @Choice(directions, { optional, description: 'Which way is better.' })
    direction!: Direction;

    @Texts({
      max: 40,
      most: mostDimensions,
      optional: true,
      description: 'By what it is cut: small letters, such as market or review_site.',
    })
    dimensions?: string[];

    @Text({ max: 1_000, optional, description: 'From where its values come.' })
    source!: string;

    @Choice(cadences, { optional, description: 'For what each value is: a day, a week from Monday, or a month.' })
    cadence!: Cadence;

    @Zone({ optional, description: 'IANA name: where its days begin and end.' })
    zone!: string;

    @Text({ max: 100, optional: true, nullable: true })
    domain?: string | null;

    @Texts({ max: 20, most: 50, optional: true, description: 'E.g. SG, MY.' })
    markets?: string[];

    @Choice(lifecycleStages, { optional: true, nullable: true, description: 'At which stage of the lifecycle.' })
    stage?: LifecycleStage | null;

    @Nested(() => ThresholdBody, {
      list: true,
      most: mostThresholds,
      optional: true,
      description: 'Beyond which values it is out of band. A slice is judged by the one that says most of it.',
    })
    thresholds?: ThresholdBody[];

    @Nested(() => ExpectedBody, {
      optional: true,
      nullable: true,
      description: 'A value is waited for each period; one that does not come in time is a breach. Null: none is.',
    })
    expected?: ExpectedBody | null;
  }
  return ContentBody;
}

export class NewMetricRequest extends Content({}) {
  @Text({
    max: longestMetricKey,
    pattern: metricKeyPattern,
    says: `must be small letters and figures with hyphens between, such as leakage-rate, of at most ${longestMetricKey} characters.`,
  })
  key!: string;

  @Id({ optional: true, description: 'Who answers for it; whoever makes it, where nothing is said.' })
  ownerId?: string;

  @Text({ max: 2_000, optional: true, description: 'Why it is measured, or who decided on it.' })
  note?: string;
}

/** Only what is given changes. */
export class MetricChangesRequest extends Content({ optional: true }) {
  @Id({ optional: true, description: 'Who answers for it from now on.' })
  ownerId?: string;

  @Flag({ optional: true, description: 'True: nothing is taken of it any more; false: it is again.' })
  retired?: boolean;

  @Text({
    max: 2_000,
    optional: true,
    description: 'Why; needed where it changes what values mean, for they are not compared with those before.',
  })
  note?: string;
}

export class MetricValuesRequest {
  @Texts({
    max: 100,
    most: mostDimensions + 3,
    description:
      'What the cells of a row are: period, then value of a count, numerator and denominator of a rate, sum and n of a mean; and the dimensions.',
    example: ['period', 'market', 'numerator', 'denominator'],
  })
  columns!: string[];

  @Rows({
    most: mostValueRows,
    cells: mostDimensions + 3,
    max: longestSliceValue,
    description: 'A period is named by its first day, YYYY-MM-DD. An empty dimension: all of it together.',
    example: [['2026-11-02', 'VN', 12, 480]],
  })
  rows!: (string | number | null)[][];
}
