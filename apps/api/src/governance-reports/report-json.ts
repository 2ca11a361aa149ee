import {
  lateReasons,
  type EscalatedSection,
  type GovernanceReport,
  type LateSection,
} from '../../../../domain/governance-report/report.js';
import { isWhole } from '../../../../domain/governance-report/report.js';
import { ratings } from '../../../../domain/policy/rating.js';
import {
  choice,
  day,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
  reference,
  schema,
  text,
  uuid,
  type JsonSchema,
} from '../openapi/json-schema.js';

const number: JsonSchema = { type: 'number' };
const names = { ...list(text), description: 'Names, the first eight.' };
const counted = schema(
  'CountedInWeek',
  object({ week: integer, before: { ...integer, description: 'In the week before.' } }),
);
const record = { id: uuid, key: text, title: text, path: { ...text, description: 'Of its page.' } };
const first = (rows: JsonSchema): JsonSchema =>
  object({ total: integer, rows: { ...rows, description: 'The first ten.' } });
const estimate = nullable(object({ value: number, low: number, high: number }));

const late = object({
  open: { ...integer, description: 'Items that are open now.' },
  items: first(
    list(
      object({
        ...record,
        ...{ program: text, owner: text, dueAt: instant, reason: choice(lateReasons), waitsFor: names },
        level: { ...integer, description: 'The level of the ladder that was told last; 0: none.' },
      }),
    ),
  ),
  reasons: list(object({ reason: choice(lateReasons), count: integer })),
  breached: counted,
  others: { ...list(object({ kind: text, count: integer })), description: 'Other records that are overdue now.' },
  ages: list(object({ from: integer, until: nullable(integer), count: integer, late: integer })),
  weeks: {
    ...list(object({ name: text, done: integer, kept: integer, open: list(integer) })),
    description: 'Twelve weeks, that of the report the last; `open`: at its end, by the buckets of `ages`.',
  },
});

const escalated = object({
  levels: counted,
  byLevel: list(object({ level: integer, count: integer })),
  acknowledged: integer,
  medianMs: { ...nullable(number), description: 'From the level to its acknowledgement, the middle one.' },
  records: first(
    list(object({ ...record, at: instant, level: integer, told: names, acknowledgedAfterMs: nullable(number) })),
  ),
});

const causes = object({
  signed: counted,
  causes: first(list(object({ name: text, count: integer, cumulative: number }))),
  repeats: first(list(object({ ...record, rating: nullable(choice(ratings)), owner: text, earlier: integer }))),
  written: counted,
});

const metrics = object({
  states: object({ green: integer, amber: integer, red: integer, too_few: integer, none: integer }),
  ...{ opened: counted, ended: counted },
  breaches: first(
    list(
      object({
        ...record,
        ...{ type: choice(['out_of_band', 'missing']), band: nullable(choice(['amber', 'red'])), owner: text },
        ...{ since: day, value: nullable(text) },
        bound: nullable(object({ above: nullable(number), below: nullable(number), text })),
        points: {
          ...list(object({ period: day, value: nullable(number), few: flag })),
          description: 'Its last values; none where you do not see the metric. `few`: over too few to tell.',
        },
      }),
    ),
  ),
});

const controls = object({
  operating: integer,
  failing: first(list(object({ ...record, owner: text, missedInARow: integer, testFailed: flag }))),
  ...{ missed: counted, ineffective: counted },
  tests: first(list(object({ ...record, control: text, tester: text }))),
  coverage: object(
    { operating: integer, failingOnly: integer, none: integer },
    'Places of stage, domain and market, by whether a control works there.',
  ),
});

const agreement = object({
  rounds: first(
    list(
      object({
        ...record,
        ...{ ended: flag, pairs: integer, raw: estimate, ac1: estimate, alpha: estimate },
        trust: choice(['ac1', 'alpha', 'raw', 'none']),
        few: { ...flag, description: 'Fewer pairs than say much: the interval says more than the number.' },
      }),
    ),
  ),
  ended: counted,
  blind: { ...integer, description: 'Rounds that go on, of which you are not to see answers yet.' },
});

export const reportSchema = schema(
  'GovernanceReport',
  object({
    week: object({ name: text, monday: day, sunday: day, from: instant, to: instant }),
    whole: { ...flag, description: 'Whether the week is over.' },
    zone: text,
    at: { ...instant, description: 'As of when lists are, and up to when the week is counted.' },
    scope: object({ program: nullable(reference), domain: nullable(text), market: nullable(text) }),
    reader: { ...person, description: 'In whose right it was made.' },
    withheld: {
      ...integer,
      description: 'Records that were named when it was made, and that you do not see any more.',
    },
    ...{ late, escalated },
    causes: { ...nullable(causes), description: 'Null in a report of one program, as the next three.' },
    ...{ metrics: nullable(metrics), controls: nullable(controls), agreement: nullable(agreement) },
  }),
);

const iso = (at: number): string => new Date(at).toISOString();

/** A report as the API gives it. */
export function reportJson(report: GovernanceReport): object {
  const { week, at, late: items, escalated: told } = report;
  return {
    ...report,
    week: { ...week, from: iso(week.from), to: iso(week.to) },
    ...{ whole: isWhole(report), at: iso(at) },
    ...{ late: lateJson(items), escalated: escalatedJson(told) },
  };
}

function lateJson({ items, ...late }: LateSection): object {
  return { ...late, items: { ...items, rows: items.rows.map((row) => ({ ...row, dueAt: iso(row.dueAt) })) } };
}

function escalatedJson({ records, ...escalated }: EscalatedSection): object {
  return { ...escalated, records: { ...records, rows: records.rows.map((row) => ({ ...row, at: iso(row.at) })) } };
}
