import { join } from 'node:path';
import type { ApiClient } from '../../harness/api-client.js';
import { projectRoot } from '../../../config/settings.js';
import { inDays } from '../../factories/case.js';
import { RunningStack, type Part } from '../../harness/local-stack.js';
import { until } from '../../harness/until.js';

const stack = new RunningStack();

beforeAll(
  () =>
    stack.start({
      // Longer than a loaded machine holds a loop that is well.
      STUCK_AFTER_SECONDS: '8',
      NODE_OPTIONS: `--import=${join(projectRoot, 'test', 'harness', 'spin-on-signal.mjs')}`,
    }),
  150_000,
);
afterAll(() => stack.stop());

test('what spins is ended and started again, and each time one line says so', async () => {
  const parts: Part[] = ['worker', 'api'];
  const before = stack.pids();
  for (const part of parts) stack.signal(part, 'SIGUSR2');
  for (const part of parts)
    await until(`${part} to run again`, async () => stack.output.includes(`${part} runs again`));
  await stack.ready();
  for (const part of parts) {
    expect(stack.output).toMatch(
      new RegExp(`^${part} is stuck: its main loop has not turned for \\d+ s; it is ended and started again$`, 'm'),
    );
    expect(stack.output).not.toContain(`${part} ended by itself`);
    expect(stack.pids()[part]).not.toBe(before[part]);
    expect(stack.logged(part, 'the main loop has not turned for 8 s')).toHaveLength(1);
  }
});

interface Poisoned {
  recurrence: string;
  item: string;
  /** Beside it, under the policy of the house. */
  good: string;
}

/** A series and two items. Nobody could give what is then put into the database. */
async function poisoned(admin: ApiClient): Promise<Poisoned> {
  // Of somebody else: nobody cancels their own obligation.
  const { id: ownerId } = await admin.must('/people', { name: 'Owner' });
  const program = await admin.must('/programs', { name: 'P', launch: true, phases: [{ name: 'Only' }] });
  const item = (title: string) =>
    admin.must('/action-items', { programId: program.id, title, ownerId, due: inDays(7) });
  const [bad, good] = [await item('Bad'), await item('Good')];
  const startsOn = inDays(1).date;
  const recurrence = await admin.must('/recurrences', {
    name: 'Every day',
    schedule: { rule: 'FREQ=DAILY', startsOn, zone: 'Asia/Singapore' },
    item: { programId: program.id, title: 'Look', ownerId, dueIn: '5 working days' },
  });
  const levels = [
    { after: 'PT0S', roles: ['owner'], people: [], channels: ['inbox'], repeat: { every: 'PT0S', times: 1e9 } },
  ];
  await stack.query(
    `WITH version AS (INSERT INTO policy_versions (id, policy_id, version, status, body, published_at)
       SELECT gen_random_uuid(), id, 99, 'published', $2, now() FROM policies WHERE kind = 'escalation' AND is_default
       RETURNING id)
     UPDATE action_items SET escalation_policy_version_id = (SELECT id FROM version) WHERE id = $1`,
    [bad.id, JSON.stringify({ levels, acknowledgementHolds: 'P1D' })],
  );
  await stack.query(
    `UPDATE recurrences SET schedule = jsonb_set(schedule, '{rule}', '"FREQ=DAILY;INTERVAL=-1"'),
       next = jsonb_set(next, '{at}', to_jsonb(extract(epoch FROM now())::bigint * 1000 - 3600000)) WHERE id = $1`,
    [recurrence.id],
  );
  return { recurrence: recurrence.id, item: bad.id, good: good.id };
}

test('what cannot be followed and is in the database stops nothing, over a restart of all, and can be ended', async () => {
  const { admin } = stack;
  const { recurrence, item, good } = await poisoned(admin);
  await stack.query(
    `UPDATE planned_steps SET fire_at = now() - interval '1 hour'
     WHERE subject_id = ANY($1) AND kind IN ('breach', 'occurrence')`,
    [[recurrence, item, good]],
  );
  for (const part of ['worker', 'api'] as const) await stack.kill(part);

  const aside = async (): Promise<string[]> => {
    // As if their pause were over: at the third attempt people are told.
    await stack.query('UPDATE set_aside SET next_attempt_at = now()');
    const { items } = (await admin.get('/notifications?kind=record_set_aside')).body;
    return items.map(({ title }: { title: string }) => title).sort();
  };
  await until('both to be set aside, and told', async () => (await aside()).length === 2);
  expect(await aside()).toEqual([
    'Bad is set aside: the machine cannot go on with it',
    'Every day is set aside: the machine cannot go on with it',
  ]);
  expect((await admin.get(`/action-items/${good}`)).body).toMatchObject({ overdue: true });
  expect((await admin.get(`/recurrences/${recurrence}/occurrences`)).status).toBe(200);
  expect((await admin.get(`/action-items/${item}`)).status).toBe(200);

  // What was meant for the worker that was killed is passed on after ten seconds: who is told 503 meanwhile sends it again.
  const ended = (path: string) => {
    const once = { 'idempotency-key': path };
    return until(
      `${path} to be carried out`,
      async () => (await admin.post(path, { reason: 'broken' }, once)).status === 200,
    );
  };
  await ended(`/action-items/${item}/cancel`);
  await ended(`/recurrences/${recurrence}/end`);
  expect((await admin.get(`/action-items/${item}`)).body.status).toBe('cancelled');
  expect((await admin.get(`/recurrences/${recurrence}`)).body.status).toBe('ended');
  expect(stack.output.match(/is stuck/g)).toHaveLength(2);
});
