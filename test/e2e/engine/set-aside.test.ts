import { sweep } from '../../../apps/worker/src/sweep.js';
import { launchedCase, type Case } from '../../factories/case.js';
import { lateItems } from '../../factories/late-items.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  c = await launchedCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

const good = {
  levels: [{ after: 'PT0S', roles: ['owner'], people: [], channels: ['inbox'] }],
  acknowledgementHolds: 'P1D',
};
const bad = { ...good, levels: [{ ...good.levels[0], after: 'a while' }] };

/** Items that were due long ago, the first under a policy that nobody could have published. */
async function withPoison(count: number): Promise<{ ids: string[]; policyVersionId: string }> {
  const ids = await lateItems(tollgate, c, count);
  const [version] = await tollgate.dataSource.query<{ id: string }[]>(
    `INSERT INTO policy_versions (id, policy_id, version, status, body, published_at)
     SELECT gen_random_uuid(), id, (SELECT max(version) + 1 FROM policy_versions v WHERE v.policy_id = p.id), 'published', $1, now()
     FROM policies p WHERE kind = 'escalation' AND is_default RETURNING id`,
    [JSON.stringify(bad)],
  );
  const policyVersionId = version?.id ?? '';
  await tollgate.dataSource.query('UPDATE action_items SET escalation_policy_version_id = $2 WHERE id = $1', [
    ids[0],
    policyVersionId,
  ]);
  return { ids, policyVersionId };
}

async function round(): Promise<{ fired: number; errors: string[] }> {
  const errors: string[] = [];
  let fired = 0;
  for (;;) {
    const more = await sweep(tollgate.dataSource, 0, Date.now(), (_, error) => errors.push(String(error)));
    fired += more;
    if (more === 0) return { fired, errors };
  }
}

/** As if its pause were over. */
const wait = (id: string | undefined): Promise<unknown> =>
  tollgate.dataSource.query('UPDATE set_aside SET next_attempt_at = now() WHERE subject_id = $1', [id]);

async function metric(): Promise<string> {
  return (await tollgate.admin.get('/metrics')).body as string;
}

test('one record that cannot be decided is set aside and told of, and those beside it are served', async () => {
  const { ids } = await withPoison(5);
  const [poison] = ids;
  const first = await round();
  expect(first.fired).toBe(8);
  expect(first.errors).toEqual([`Error: the steps of ${String(poison)} cannot be fired`]);
  // It is left alone for a while, longer each time.
  expect(await round()).toEqual({ fired: 0, errors: [] });
  for (let attempt = 2; attempt <= 4; attempt += 1) {
    await wait(poison);
    expect((await round()).errors).toHaveLength(1);
  }
  const { items } = (await tollgate.admin.get('/notifications?kind=record_set_aside')).body;
  expect(items).toMatchObject([{ title: 'Late 0 is set aside: the machine cannot go on with it' }]);
  expect(items[0].body).toContain('a while');
  expect(await metric()).toMatch(/tollgate_records_set_aside\{kind="action_item"\} 1/);
  const timeline = (await tollgate.admin.get(`/action-items/${String(poison)}/timeline`)).body;
  expect(timeline.items.filter((e: { type: string }) => e.type === 'record.set_aside')).toHaveLength(1);

  // It can be ended all the same, though its workflow fails task after task.
  await tollgate.startWorker();
  const cancelled = await until('the record to be cancelled', async () => {
    const { status, body } = await c.manager.post(`/action-items/${String(poison)}/cancel`, { reason: 'it is broken' });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body;
  });
  expect(cancelled.status).toBe('cancelled');
  await tollgate.stopWorker();
});

test('what was put right is taken up again by itself', async () => {
  const { ids, policyVersionId } = await withPoison(2);
  const [poison] = ids;
  expect((await round()).errors).toHaveLength(1);
  // A version that was read once is not read again; the item is given one that can be followed.
  await tollgate.dataSource.query(
    `UPDATE action_items SET escalation_policy_version_id = (SELECT v.id FROM policy_versions v
       WHERE v.policy_id = (SELECT policy_id FROM policy_versions WHERE id = $2) AND v.version = 1) WHERE id = $1`,
    [poison, policyVersionId],
  );
  await wait(poison);
  expect(await round()).toEqual({ fired: 2, errors: [] });
  const [left] = await tollgate.dataSource.query<{ n: number }[]>(
    'SELECT count(*)::int AS n FROM set_aside WHERE subject_id = $1',
    [poison],
  );
  expect(left?.n).toBe(0);
  expect((await tollgate.admin.get(`/action-items/${String(poison)}`)).body).toMatchObject({
    overdue: true,
    ladderLevel: 1,
  });
});
