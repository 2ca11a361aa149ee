import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropViews, makeViews, type DocumentedView } from './documented-view.js';

/** Review rounds, controls with their runs and tests, and metrics with their values and breaches, for people who know SQL. */
export class ReadControlsAndMetrics1765720020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeViews(runner, views);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropViews(runner, views);
  }
}

const open = (id: string): string => `NOT EXISTS (SELECT FROM restricted_records h WHERE h.subject_id = ${id})`;
const person = (id: string): string => `(SELECT q.name FROM people q WHERE q.id = ${id})`;
const days = (from: string, to: string): string => `(extract(epoch FROM ${to} - ${from}) / 86400)::float8`;

/** What was answered of a round that is closed: before that, nobody sees it. The golden set is no part of agreement and prevalence. */
const judged = `LEFT JOIN LATERAL (
  SELECT count(*) FILTER (WHERE i.golden IS NULL) AS items, count(*) FILTER (WHERE i.golden IS NULL AND i.answers = 2) AS pairs,
    count(*) FILTER (WHERE i.golden IS NULL AND i.answers = 2 AND i.decisions = 1) AS agreed,
    sum(i.answers) FILTER (WHERE i.golden IS NOT NULL)::bigint AS golden, sum(i.hits) FILTER (WHERE i.golden IS NOT NULL)::bigint AS hits
  FROM (SELECT i.id, i.golden, count(a.id) AS answers, count(DISTINCT a.decision) AS decisions,
      count(a.id) FILTER (WHERE a.decision = i.golden) AS hits
    FROM review_items i LEFT JOIN review_assignments a ON a.item_id = i.id AND a.state = 'answered' AND a.duty = 'review'
    WHERE i.round_id = r.id GROUP BY i.id) i) j ON r.status = 'closed'`;

const reviews: DocumentedView = {
  name: 'reviews',
  says: 'Review rounds, one row each. What was answered is told of those that are closed. Agreement beyond chance (κ, AC1, α) with its intervals is computed by `GET /review-rounds/{id}/results`, and is not here.',
  columns: {
    id: ['r.id', 'Id of the round.'],
    ref: [`'RR-' || r.number`, 'What people call it: `RR-3`.'],
    title: ['r.title', 'Its title.'],
    domain: ['r.domain', 'Domain.'],
    markets: ['r.markets', 'Markets.'],
    owner: [person('r.owner_id'), 'Who answers for it.'],
    status: ['r.status', '`draft`, `open`, `adjudicating`, `closed` or `cancelled`.'],
    per_item: ['r.per_item', 'By how many each item is judged: 1 or 2.'],
    reviewers: ['cardinality(r.reviewer_ids)', 'How many people review.'],
    due_at: ['r.due_at', 'Until when it is waited for.'],
    overdue: ['r.overdue', 'Whether that has passed.'],
    opened_at: ['r.opened_at', 'When it was opened.'],
    closed_at: ['r.closed_at', 'When it was closed.'],
    items: ['j.items', 'Items that were drawn, without those of the golden set.'],
    pairs: ['j.pairs', 'Of these, those that two have judged.'],
    agreed: ['j.agreed', 'Of these, those of which both said the same.'],
    raw_agreement: [
      'j.agreed::float8 / nullif(j.pairs, 0)',
      'agreed by pairs, from 0 to 1. Where violations are rare, chance alone makes it high.',
    ],
    golden_answers: ['j.golden', 'Answers on items of the golden set.'],
    golden_right: ['j.hits', 'Of these, those that were right.'],
    golden_accuracy: ['j.hits::float8 / nullif(j.golden, 0)', 'golden_right by golden_answers, from 0 to 1.'],
  },
  from: `FROM review_rounds r ${judged} WHERE ${open('r.id')}`,
};

const missedInARow = `(SELECT count(*) FROM occurrences o WHERE o.control_id = k.id AND o.missed_at IS NOT NULL
  AND o.run > coalesce((SELECT max(w.run) FROM occurrences w WHERE w.control_id = k.id AND w.status = 'performed'), 0))::int`;
const last = (column: string): string =>
  `(SELECT ${column} FROM control_tests t WHERE t.control_id = k.id AND t.status = 'concluded' ORDER BY t.concluded_at DESC LIMIT 1)`;
const effective = `(t.conclusion ->> 'effective')::boolean`;

const controls: DocumentedView = {
  name: 'controls',
  says: 'Controls, one row each.',
  columns: {
    id: ['k.id', 'Id of the control.'],
    ref: [`'CO-' || k.number`, 'What people call it: `CO-3`.'],
    title: ['k.title', 'Its title.'],
    objective: ['k.objective', 'What it is for.'],
    type: ['k.type', '`preventive`, `detective` or `corrective`.'],
    automation: ['k.automation', '`manual`, `semi_automated` or `automated`.'],
    stage: ['k.stage', 'Lifecycle stage.'],
    domain: ['k.domain', 'Domain; null: all of them.'],
    markets: ['k.markets', 'Markets.'],
    owner: [person('k.owner_id'), 'Its owner.'],
    operator: [person('k.operator_id'), 'Who operates it.'],
    status: ['k.status', '`proposed`, `operating` or `retired`.'],
    version: ['k.revision', 'Which version of what it says is in force.'],
    missed_in_a_row: [missedInARow, 'Runs that were missed since the last one that was performed in time.'],
    last_test_at: [last('t.concluded_at'), 'When a test of it was last concluded.'],
    last_test_effective: [last(effective), 'Whether that found it effective; null: it was never tested.'],
    failing: [
      `k.status = 'operating' AND (${missedInARow} >= greatest((k.missed ->> 'inARow')::int, 1) OR coalesce(NOT ${last(effective)}, FALSE))`,
      'Whether it operates and fails: as many runs missed in a row as its policy takes for a gap, or its last test found it so. As the coverage map has it.',
    ],
    attested: [
      `coalesce(k.attestation ->> 'hash', '') = k.content_hash`,
      'Whether its owner has attested the version in force.',
    ],
    next_run_at: ['k.next_at', 'When the next run is expected.'],
    due_at: ['k.due_at', 'Until when approval or attestation is waited for.'],
    overdue: ['k.overdue', 'Whether that has passed.'],
    created_at: ['k.created_at', 'When it was written down.'],
    updated_at: ['k.updated_at', 'When it was last changed.'],
  },
  from: `FROM controls k WHERE ${open('k.id')}`,
};

const runs: DocumentedView = {
  name: 'control_runs',
  says: 'Occurrences: each run that the frequency of a control expects.',
  columns: {
    id: ['o.id', 'Id of the run.'],
    ref: [`'OC-' || o.number`, 'What people call it: `OC-3`.'],
    control: [`'CO-' || k.number`, 'Of which control.'],
    title: ['o.title', 'Title of the control.'],
    stage: ['k.stage', 'Lifecycle stage of the control.'],
    domain: ['o.domain', 'Domain.'],
    markets: ['o.markets', 'Markets.'],
    operator: [person('o.operator_id'), 'Who is to perform it.'],
    date: ['o.date', 'The day for which it is expected.'],
    due_at: ['o.due_at', 'When it was to be performed by.'],
    status: ['o.status', '`expected`, `missed`, `performed`, `performed_late`, `not_performed` or `withdrawn`.'],
    missed_at: ['o.missed_at', 'When it was missed; it stays so where it was performed later.'],
    ended_at: ['o.ended_at', 'When it was performed, or ended otherwise.'],
  },
  from: `FROM occurrences o JOIN controls k ON k.id = o.control_id WHERE ${open('o.id')} AND ${open('k.id')}`,
};

const tests: DocumentedView = {
  name: 'control_tests',
  says: 'Tests of controls, one row each.',
  columns: {
    id: ['t.id', 'Id of the test.'],
    ref: [`'CX-' || t.number`, 'What people call it: `CX-3`.'],
    control: [`'CO-' || k.number`, 'Of which control.'],
    title: ['t.title', 'Its title.'],
    about: ['t.about', '`design` or `operating`.'],
    control_version: ['t.control_revision', 'Which version of the control it tests.'],
    domain: ['t.domain', 'Domain.'],
    markets: ['t.markets', 'Markets.'],
    tester: [person('t.tester_id'), 'Who tests.'],
    status: ['t.status', '`awaiting`, `planned`, `testing`, `concluded` or `cancelled`.'],
    sampled: ['jsonb_array_length(t.items)', 'How many items are in its sample.'],
    effective: [effective, 'What it came to; null: it is not concluded.'],
    deficiency: [
      `t.conclusion ->> 'deficiency'`,
      '`deficiency`, `significant_deficiency` or `material_weakness`; null: none.',
    ],
    retest: ['t.retest_of IS NOT NULL', 'Whether it is the retest of one that failed.'],
    due_at: ['t.due_at', 'Until when it is waited for.'],
    overdue: ['t.overdue', 'Whether that has passed.'],
    concluded_at: ['t.concluded_at', 'When it was concluded.'],
    created_at: ['t.created_at', 'When it was planned.'],
  },
  from: `FROM control_tests t JOIN controls k ON k.id = t.control_id WHERE ${open('t.id')} AND ${open('k.id')}`,
};

const metrics: DocumentedView = {
  name: 'metrics',
  says: 'Slices of metrics as they stand, one row each; a metric without values has one row without a slice.',
  columns: {
    metric: ['m.key', 'Key of the metric.'],
    name: ['m.name', 'Its name.'],
    type: ['m.type', '`count`, `rate` or `mean`.'],
    unit: ['m.unit', 'Its unit.'],
    direction: ['m.direction', 'Which way is better: `lower`, `higher` or `neither`.'],
    cadence: ['m.cadence', '`daily`, `weekly` or `monthly`.'],
    stage: ['m.stage', 'Lifecycle stage.'],
    domain: ['m.domain', 'Domain.'],
    markets: ['m.markets', 'Markets.'],
    owner: [person('m.owner_id'), 'Its owner.'],
    definition: ['m.definition', 'Which version of its definition is in force.'],
    retired: ['m.retired', 'Whether nothing is expected of it any more.'],
    slice: ['s.slice', 'The values of its dimensions, e.g. `{"market": "VN"}`; `{}`: all of it.'],
    state: ['s.state', '`none` (no threshold), `too_few` (to tell), `green`, `amber` or `red`.'],
    since: ['s.since', 'The first day of the first period in that state.'],
    last_period: ['s.last_period', 'The first day of the period of its newest value.'],
    updated_at: ['coalesce(s.updated_at, m.updated_at)', 'When that was last judged.'],
  },
  from: 'FROM metrics m LEFT JOIN metric_slices s ON s.metric_id = m.id',
};

const values: DocumentedView = {
  name: 'metric_values',
  says: 'Values of metrics, as they are after corrections. Values of another version of the definition are not comparable.',
  columns: {
    metric: ['m.key', 'Key of the metric.'],
    slice: ['s.slice', 'The values of its dimensions, e.g. `{"market": "VN"}`; `{}`: all of it.'],
    definition: ['v.definition', 'By which version of the definition.'],
    current: ['v.definition = m.definition', 'Whether that is the one in force.'],
    period: ['v.period', 'The first day of its period.'],
    amount: ['v.amount', 'The value of a count; the numerator of a rate, or the sum of a mean.'],
    base: ['v.base', 'The denominator of a rate, or how many a mean is over; null of a count.'],
    value: [
      `CASE WHEN m.type = 'count' THEN v.amount ELSE v.amount / nullif(v.base, 0) END`,
      'The value itself: amount, or amount by base; null where the base is none.',
    ],
    corrections: ['v.corrections', 'How often it was corrected.'],
    loaded_at: ['l.loaded_at', 'When it came, as it is now.'],
  },
  from: `FROM metric_values v JOIN metric_slices s ON s.id = v.slice_id JOIN metrics m ON m.id = s.metric_id
    JOIN metric_loads l ON l.id = v.load_id`,
};

const breaches: DocumentedView = {
  name: 'breaches',
  says: 'Breaches of metrics: out of band, or a value that did not come. One that is only waited for is not here.',
  columns: {
    id: ['b.id', 'Id of the breach.'],
    ref: [`'BR-' || b.number`, 'What people call it: `BR-3`.'],
    title: ['b.title', 'Its title.'],
    type: ['b.type', '`out_of_band` or `missing`.'],
    metric: ['m.key', 'Of which metric.'],
    slice: ['b.slice', 'Of which slice of it.'],
    domain: ['b.domain', 'Domain.'],
    markets: ['b.markets', 'Markets.'],
    owner: [person('b.owner_id'), 'Who answers for it.'],
    band: ['b.band', '`amber` or `red`; null where a value is missing.'],
    reasons: ['ARRAY(SELECT jsonb_array_elements_text(b.reasons))', 'Why, in sentences.'],
    status: ['b.status', '`open`, `ended` or `withdrawn`.'],
    since: ['b.since', 'The first day of the first period.'],
    created_at: ['b.created_at', 'When it was seen, or the value first waited for.'],
    ended_at: ['b.ended_at', 'When it ended.'],
    lasted_days: [days('b.created_at', 'b.ended_at'), 'Days from the one to the other, as a fraction.'],
  },
  from: `FROM breaches b JOIN metrics m ON m.id = b.metric_id WHERE b.status <> 'expected' AND ${open('b.id')}`,
};

const views = [reviews, controls, runs, tests, metrics, values, breaches];
