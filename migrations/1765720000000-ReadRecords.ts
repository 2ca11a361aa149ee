import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropViews, isRehearsal, makeViews, type DocumentedView } from './documented-view.js';

/**
 * The schema `analytics`: views for people who know SQL, over what is not restricted. They use what the engine has stored (a
 * breach, the instants of deadlines), so that they say what the API says. Dates of working time are not counted anew here.
 */
export class ReadRecords1765720000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (await isRehearsal(runner)) return;
    await runner.query('CREATE SCHEMA analytics');
    await runner.query(
      `COMMENT ON SCHEMA analytics IS 'Documented views for people who know SQL. Nothing that is restricted is in them.'`,
    );
    await makeViews(runner, views);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropViews(runner, views);
    await runner.query('DROP SCHEMA analytics');
  }
}

const open = (...ids: string[]): string =>
  ids.map((id) => `NOT EXISTS (SELECT FROM restricted_records h WHERE h.subject_id = ${id})`).join(' AND ');

const days = (from: string, to = 'now()'): string => `(extract(epoch FROM ${to} - ${from}) / 86400)::float8`;

const items: DocumentedView = {
  name: 'items',
  says: 'Action items, one row each.',
  columns: {
    id: ['i.id', 'Id of the item.'],
    ref: [`'AI-' || i.number`, 'What people call it: `AI-12`.'],
    title: ['i.title', 'What is to be done.'],
    program_id: ['i.program_id', 'Id of its program.'],
    program: ['p.name', 'Name of its program.'],
    phase: ['ph.name', 'Name of its phase.'],
    domain: ['p.domain', 'Domain of its program.'],
    markets: ['p.markets', 'Markets of its program.'],
    severity: ['i.severity', '`low`, `medium`, `high` or `critical`; null where nobody has said.'],
    root_cause: ['i.root_cause', 'Its root cause, as whoever wrote it down has it.'],
    tags: ['i.tags', 'Its tags.'],
    owner_id: ['i.owner_id', 'Id of its owner.'],
    owner: ['o.name', 'Name of its owner.'],
    team: ['t.name', 'Team of its owner.'],
    status: ['i.status', '`draft`, `open`, `in_progress`, `on_hold`, `submitted`, `done` or `cancelled`.'],
    due_at: ['i.due_at', 'When it is due, extensions included.'],
    first_due_at: ['i.original_due_at', 'When it was due at first.'],
    overdue: ['i.overdue', 'Whether its due date has passed with it open.'],
    breached_at: ['i.breached_at', 'When the due date that counts in the end was breached; null: it was not.'],
    level: ['i.ladder_level', 'The level of the ladder that was told last; 0: none.'],
    extensions: ['i.extension_count', 'How often its due date was extended.'],
    done_elsewhere: [
      `i.status = 'done' AND i.round_id IS NULL`,
      'Done as a file said: nobody has signed it here, and it counts for no rate.',
    ],
    on_time: [
      `CASE WHEN i.status = 'done' AND i.round_id IS NOT NULL THEN i.breached_at IS NULL END`,
      'Of what was signed off here: whether it was without a breach of the due date that counted in the end. Null of all else.',
    ],
    on_time_first: [
      `CASE WHEN i.status = 'done' AND i.round_id IS NOT NULL THEN coalesce(i.submitted_at <= i.original_due_at, FALSE) END`,
      'Of what was signed off here: whether it was handed in by the date that was agreed first. Null of all else.',
    ],
    raised_on: ['i.raised_on', 'The day on which it was raised, where somebody has said it.'],
    created_at: ['i.created_at', 'When it was written down here.'],
    active_from: ['i.activated_at', 'When its owner was given it: its program runs, and its phase is open.'],
    submitted_at: ['i.submitted_at', 'When it was last handed in.'],
    done_at: ['i.done_at', 'When it was done.'],
    check_result: [
      'i.check_result',
      'What its last effectiveness check found: `passed` or `failed`; null: none was answered.',
    ],
    updated_at: ['i.updated_at', 'When it was last changed.'],
  },
  from: `FROM action_items i JOIN programs p ON p.id = i.program_id JOIN phases ph ON ph.id = i.phase_id
    JOIN people o ON o.id = i.owner_id LEFT JOIN teams t ON t.id = o.team_id WHERE ${open('i.id', 'i.program_id')}`,
};

const bucket = (value: string, from: readonly number[]): string =>
  `(ARRAY[${from.map((day, at) => `'${from[at + 1] === undefined ? `${day} and more` : `${day}-${(from[at + 1] ?? 0) - 1}`}'`).join(', ')}])[greatest(width_bucket(${value}, ARRAY[${from.join(', ')}]::float8[]), 1)]`;

const ageing: DocumentedView = {
  name: 'ageing',
  says: 'Action items that are live (open, in progress, on hold or submitted), with how old and how late each is now.',
  columns: {
    id: ['i.id', 'Id of the item.'],
    ref: ['i.ref', 'What people call it: `AI-12`.'],
    title: ['i.title', 'What is to be done.'],
    program_id: ['i.program_id', 'Id of its program.'],
    program: ['i.program', 'Name of its program.'],
    domain: ['i.domain', 'Domain of its program.'],
    markets: ['i.markets', 'Markets of its program.'],
    severity: ['i.severity', 'Its severity.'],
    owner: ['i.owner', 'Name of its owner.'],
    team: ['i.team', 'Team of its owner.'],
    status: ['i.status', 'Its status.'],
    due_at: ['i.due_at', 'When it is due.'],
    age_days: [days('i.active_from'), 'Days since its owner was given it, as a fraction; all days, not working days.'],
    age: [
      bucket(days('i.active_from'), [0, 8, 31, 91]),
      'The same as the page of a program has it: `0-7`, `8-30`, `31-90`, `91 and more`.',
    ],
    late_days: [
      `CASE WHEN i.overdue THEN ${days('i.due_at')} END`,
      'Days since it was due, as a fraction; null: it is not late.',
    ],
    late: [
      `CASE WHEN i.overdue THEN ${bucket(days('i.due_at'), [0, 8, 31])} END`,
      'The same as the page of a program has it: `0-7`, `8-30`, `31 and more`; null: it is not late.',
    ],
    level: ['i.level', 'The level of the ladder that was told last; 0: none.'],
  },
  from: `FROM analytics.items i WHERE i.status IN ('open', 'in_progress', 'on_hold', 'submitted')`,
};

const dimensions = {
  program: 'd.program',
  phase: `d.program || ': ' || d.phase`,
  domain: 'd.domain',
  market: 'm.market',
  severity: 'd.severity',
  root_cause: 'd.root_cause',
  owner: 'd.owner',
  team: 'd.team',
  month: `to_char(d.done_at AT TIME ZONE 'UTC', 'YYYY-MM')`,
};

/** Counted by the words as they are written first, so that few of them are folded. */
const rates = Object.entries(dimensions).map(
  ([dimension, value]) => `SELECT '${dimension}' AS dimension, min(c.value) AS value, sum(c.done)::bigint AS done,
      sum(c.kept)::bigint AS kept, sum(c.kept_first)::bigint AS kept_first
    FROM (SELECT ${value} AS value, count(*) AS done, count(*) FILTER (WHERE d.on_time) AS kept,
        count(*) FILTER (WHERE d.on_time_first) AS kept_first
      FROM done d ${dimension === 'market' ? 'LEFT JOIN LATERAL unnest(d.markets) AS m(market) ON TRUE' : ''}
      GROUP BY 1) c GROUP BY folded(c.value)`,
);

const onTime: DocumentedView = {
  name: 'on_time_rates',
  says: 'How much of what was signed off here was on time, by each dimension and value. For others, or several at once, group the view items by its column on_time.',
  columns: {
    dimension: [
      'r.dimension',
      'By what: `program`, `phase`, `domain`, `market`, `severity`, `root_cause`, `owner`, `team`, or `month` (UTC, of the sign-off).',
    ],
    value: [
      'r.value',
      'Which one; null: those without. An item of several markets counts in each. Names that differ in capitals alone are one.',
    ],
    done: ['r.done', 'Items that were signed off.'],
    on_time: ['r.kept', 'Of these, those without a breach of the due date that counted in the end.'],
    rate: ['r.kept::float8 / r.done', 'on_time by done, from 0 to 1.'],
    on_time_first: ['r.kept_first', 'Of these, those handed in by the date that was agreed first.'],
    rate_first: ['r.kept_first::float8 / r.done', 'on_time_first by done, from 0 to 1.'],
  },
  from: `FROM (WITH done AS MATERIALIZED (
      SELECT i.program, i.phase, i.domain, i.markets, i.severity, i.root_cause, i.owner, i.team, i.done_at, i.on_time, i.on_time_first
      FROM analytics.items i WHERE i.on_time IS NOT NULL)
    ${rates.join(' UNION ALL ')}) r`,
};

const extensions: DocumentedView = {
  name: 'extensions',
  says: 'Due-date extensions of action items: each that was asked for, and what became of it. Consent to anything else that would weaken an item is not here.',
  columns: {
    item_id: ['x.item_id', 'Id of the item.'],
    ref: ['i.ref', 'What people call it: `AI-12`.'],
    number: ['x.number', 'Which one of the item, from 1.'],
    program: ['i.program', 'Name of its program.'],
    owner: ['i.owner', 'Name of the owner, now.'],
    requested_by: ['r.name', 'Who asked.'],
    requested_at: ['x.requested_at', 'When.'],
    reason: ['x.reason', 'Why more time is needed.'],
    impact: ['x.impact', 'What the delay leads to.'],
    wanted_due_at: ['x.due_at', 'The due date that was asked for.'],
    days: ['x.days', 'By how many calendar days that is later.'],
    state: ['x.state', '`pending`, `granted`, `refused`, `lapsed` (nobody has answered in time) or `taken_back`.'],
    decided_by: ['d.name', 'Who decided; null: nobody has, or it lapsed.'],
    decided_at: ['x.decided_at', 'When.'],
    decision_reason: ['x.decision_reason', 'Why.'],
    hours_to_answer: [
      '(extract(epoch FROM x.decided_at - x.requested_at) / 3600)::float8',
      'Hours from the request to what became of it; all hours, not working hours.',
    ],
  },
  from: `FROM due_date_extensions x JOIN analytics.items i ON i.id = x.item_id JOIN people r ON r.id = x.requested_by
    LEFT JOIN people d ON d.id = x.decided_by WHERE x.asks IS NULL`,
};

const views = [items, ageing, onTime, extensions];
