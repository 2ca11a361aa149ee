import { inDays, launchedCase } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  await tollgate.stop();
});

const metrics = async (): Promise<string> => (await tollgate.admin.get('/metrics')).body;

test('each figure has its name, its type and its help, as dashboards know them', async () => {
  const text = await metrics();
  const types = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => `${name} ${type}`);
  expect(types).toEqual([
    'target_info gauge',
    'tollgate_action_items gauge',
    'tollgate_action_items_overdue gauge',
    'tollgate_steps_late gauge',
    'tollgate_records_set_aside gauge',
    'tollgate_steps_fired gauge',
    'tollgate_outbox_length gauge',
    'tollgate_deliveries gauge',
    'tollgate_messages_waiting gauge',
    'tollgate_webhook_deliveries gauge',
    'tollgate_escalations_unreached gauge',
    'tollgate_decisions_blocked gauge',
    'tollgate_engine_events_total counter',
    'tollgate_step_lateness_seconds histogram',
  ]);
  expect(text).toMatch(/^tollgate_action_items_overdue \d+$/m);
  expect(text).toMatch(/^tollgate_decisions_blocked\{of="tollgate"\} 0$/m);
  expect(text).toMatch(/^# HELP tollgate_action_items Action items by status\.$/m);
});

const upTo = (bound: string, text: string): number =>
  Number(new RegExp(`_bucket\\{le="${bound}"\\} (\\d+)`).exec(text)?.[1]);

test('what is counted bears its labels, and the buckets of lateness add up', async () => {
  const c = await launchedCase(tollgate);
  await c.item({ due: inDays(-2) });
  await tollgate.dataSource.query(
    `INSERT INTO engine_counters (name, value) VALUES ('database_behind', 3) ON CONFLICT (name) DO UPDATE SET value = 3`,
  );
  // Two days late, it would be one of the old ones that are caught up with, and count for nothing: it is made seven seconds.
  const text = await until('a step of seven seconds to be counted', async () => {
    await tollgate.dataSource.query(
      `UPDATE planned_steps SET fire_at = recorded_at - interval '7 seconds', fired_by = 'timer' WHERE state = 'fired'`,
    );
    const now = await metrics();
    return upTo('10', now) > upTo('5', now) ? now : null;
  });
  expect(text).toMatch(/^tollgate_action_items\{status="open"\} 1$/m);
  expect(text).toMatch(/^tollgate_steps_fired\{clock="\w+"\} [1-9]\d*$/m);
  expect(text).toMatch(/^tollgate_engine_events_total\{kind="database_behind"\} 3$/m);
  const buckets = [...text.matchAll(/^tollgate_step_lateness_seconds_bucket\{le="([^"]+)"\} (\d+)$/gm)];
  expect(buckets.map(([, bound]) => bound)).toEqual('0.1 0.5 1 2 5 10 30 60 300 3600 +Inf'.split(' '));
  const counts = buckets.map(([, , count]) => Number(count));
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(text).toContain(`tollgate_step_lateness_seconds_count ${counts.at(-1)}\n`);
});
