import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Evaluator } from '../../../database/evaluator/evaluator.js';
import { kindFacts } from '../../../database/rules/facts.js';
import { stopRule } from '../../../database/rules/stop.js';
import { takeTurns } from '../../../database/rules/turns.js';
import { inTransaction } from '../../../database/sql/transaction.js';
import { saveEvents } from '../../../database/trail/events.js';
import type { RuleBody } from '../../../domain/rule/rule.js';
import { figure } from '../figure.js';
import type { Extent, Row } from '../row.js';

const sizes = ({ quick, items }: Extent) =>
  quick
    ? { events: items ?? 40, rules: 10, times: 1, waiting: 200 }
    : { events: items ?? 300, rules: 100, times: 5, waiting: 10_000 };

const body: RuleBody = {
  on: { kind: 'finding', events: ['finding.*'] },
  if: 'has(record.rating) && record.rating == "critical" && ("SG" in record.markets || record.title.like("^Appeal")) && !record.overdue',
  then: { command: 'lower', arguments: { reason: 'x' } },
  ...{ reason: 'x', budget: 100 },
};

const facts = {
  ...{ title: 'Appeals are answered by those who decided', condition: 'x'.repeat(500), criteria: 'y'.repeat(300) },
  ...{
    rating: 'critical',
    markets: ['VN', 'TH'],
    stage: 'appeals',
    domain: 'seller fraud',
    overdue: false,
    reopened: 0,
  },
  ...{ ownerId: randomUUID(), authorId: randomUUID(), dueAt: Date.UTC(2026, 11, 24), status: 'agreed', version: 4 },
};

/** What rules cost those who work, how many evaluations there are in a second, and how soon they stop. */
export const rules: Row = {
  name: 'rules',
  title: 'rules that listen: what recording costs with them, how many they answer to, how soon they stop',
  size: (extent) => {
    const { events, rules: many, waiting } = sizes(extent);
    return `${events} events, ${many} rules that listen to each, ${waiting} proposals that wait`;
  },
  async measure(bench) {
    const { events, rules: many, times, waiting } = sizes(bench.extent);
    const { dataSource } = await bench.stack();
    const ids = await writeRules(dataSource, many);
    const [quiet, heard]: [number[], number[]] = [[], []];
    for (let time = 0; time <= times; time += 1) {
      await listen(dataSource, 'draft');
      const without = await record(dataSource, events);
      await listen(dataSource, 'shadow');
      const withRules = await record(dataSource, events);
      await dataSource.query('DELETE FROM rule_heard');
      // The first of each warms up.
      if (time === 0) continue;
      quiet.push(without);
      heard.push(withRules);
    }
    return [
      figure({
        name: `an event recorded, with ${many} rules that listen to it`,
        unit: 'ms',
        samples: heard,
        floor: { samples: quiet, is: 'the same where none listens' },
      }),
      figure({
        name: 'evaluated in a second, each with both sides of four comparisons',
        unit: '/s',
        samples: await evaluated(times),
      }),
      figure({
        name: 'answered in a second, taken, evaluated and written down',
        unit: '/s',
        samples: await answered(dataSource, many),
      }),
      figure({
        name: `stopped with ${waiting} that wait`,
        unit: 's',
        samples: await stopped(dataSource, ids, waiting),
        target: { of: 'value', bound: 'at most', limit: 1 },
      }),
    ];
  },
};

async function writeRules(dataSource: DataSource, many: number): Promise<string[]> {
  const rows = await dataSource.query<{ id: string }[]>(
    `WITH who AS (SELECT id FROM people LIMIT 1),
       made AS (INSERT INTO rules (id, name, description, created_by) SELECT gen_random_uuid(), 'Bench ' || n, '', who.id
         FROM who, generate_series(1, $1::integer) n RETURNING id, created_by),
       versions AS (INSERT INTO rule_versions (id, rule_id, version, text, body, created_by)
         SELECT gen_random_uuid(), id, 1, 'x', $2, created_by FROM made RETURNING rule_id)
     SELECT rule_id AS id FROM versions`,
    [many, JSON.stringify(body)],
  );
  return rows.map(({ id }) => id);
}

async function listen(dataSource: DataSource, state: string): Promise<void> {
  await dataSource.query(
    `UPDATE rules r SET state = $1, live_version_id = v.id, live_kind = 'finding', live_events = '{finding.*}'
     FROM rule_versions v WHERE v.rule_id = r.id`,
    [state],
  );
}

/** Milliseconds an event, each in a transaction of its own. */
async function record(dataSource: DataSource, events: number): Promise<number> {
  const from = performance.now();
  for (let n = 0; n < events; n += 1) {
    const event = {
      key: randomUUID(),
      type: 'finding.raised',
      at: Date.now(),
      actorId: null,
      version: 4,
      data: { rating: 'critical' },
    };
    const entry = { subjectKind: 'finding' as const, subjectId: randomUUID(), programId: null, event, facts };
    await inTransaction(dataSource, (manager) => saveEvents(manager, [entry]));
  }
  return (performance.now() - from) / events;
}

async function evaluated(times: number): Promise<number[]> {
  const evaluator = new Evaluator();
  const happened = {
    ...{ record: facts, unknown: [], actor: 'person' as const, program: null, programUnknown: [] },
    event: { type: 'finding.raised', at: Date.now(), data: { rating: 'critical' } },
  };
  const questions = Array.from({ length: 2_000 }, () => ({ versionId: 'v', happened }));
  const samples: number[] = [];
  for (let time = 0; time <= times; time += 1) {
    const from = performance.now();
    await evaluator.evaluate(questions, { v: body }, kindFacts);
    if (time > 0) samples.push((questions.length / (performance.now() - from)) * 1_000);
  }
  await evaluator.end();
  return samples;
}

async function answered(dataSource: DataSource, many: number): Promise<number[]> {
  await record(dataSource, 50);
  const from = performance.now();
  let answers = 0;
  for (let more = await takeTurns(dataSource); more > 0; more = await takeTurns(dataSource)) answers += more;
  return answers === 0 ? [] : [((Math.min(answers, 50) * many) / (performance.now() - from)) * 1_000];
}

async function stopped(dataSource: DataSource, [id = '']: string[], waiting: number): Promise<number[]> {
  await listen(dataSource, 'suggest');
  await dataSource.query(
    `INSERT INTO rule_evaluations (version_id, event_seq, rule_id, subject_kind, subject_id, event_type, event_at, state, outcome, would,
       why, waits)
     SELECT v.id, -n, v.rule_id, 'finding', gen_random_uuid(), 'finding.raised', now(), 'suggest', 'matched', '{}', '[]', true
     FROM rule_versions v, generate_series(1, $2::integer) n WHERE v.rule_id = $1`,
    [id, waiting],
  );
  const from = performance.now();
  await inTransaction(dataSource, (manager) => stopRule(manager, id, { by: null, because: 'x', key: randomUUID() }));
  return [(performance.now() - from) / 1_000];
}
