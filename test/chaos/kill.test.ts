import { setTimeout as sleep } from 'node:timers/promises';
import { RunningStack, type Part } from '../harness/local-stack.js';
import { until } from '../harness/until.js';
import { CarefulClient } from './careful-client.js';
import { makeItems, prepare, type Setting } from './setting.js';
import { commentOn, holdAndResume, workOn, type Item } from './working-people.js';

/**
 * Worker, API, Temporal and PostgreSQL are killed, one at a time, in the middle of 200 items that people work on and that
 * escalate by themselves. What was acknowledged must be found, once; what fell due must have happened, once.
 */
const stack = new RunningStack();
const clients = Array.from({ length: 4 }, (_, n) => new CarefulClient(`people-${n}`));
const programs = new CarefulClient('programs');
const commenter = new CarefulClient('comments');
const rows = 300;

let setting: Setting;
let items: Item[];
let comments = 0;
let importId = '';
const outage = { from: 0, to: 0 };

beforeAll(async () => {
  await stack.start({ LOG_LEVEL: 'warn' });
  setting = await prepare(stack);
  const { cast, programId, heldId } = setting;
  await makeItems(10, heldId, programs, cast);
  items = (await Promise.all(clients.map((client) => makeItems(50, programId, client, cast)))).flat();
}, 240_000);
afterAll(async () => {
  await stack.stop();
}, 60_000);

const acknowledged = () => [...clients, programs].flatMap((client) => client.acknowledged);

/** People get on with their work: everybody has two more commands acknowledged. */
async function peopleGetOn(): Promise<void> {
  const before = clients.map(({ acknowledged: { length } }) => length);
  await until(
    'people to get on',
    async () => clients.every((c, n) => c.acknowledged.length >= (before[n] ?? 0) + 2),
    90_000,
  );
}

test('people get on with their work after each kill -9, and no command that the rules allow is refused', async () => {
  const { cast, heldId } = setting;
  let over = false;
  const isOver = (): boolean => over;
  const work = Promise.all([
    ...clients.map((client, n) => workOn(items.slice(n * 50, n * 50 + 40), client, cast, isOver)),
    holdAndResume(heldId, programs, cast, isOver),
    commentOn(items, commenter, cast, isOver).then((count) => (comments = count)),
  ]);
  const killing = async (): Promise<void> => {
    await peopleGetOn();
    importId = await importRegister();
    for (const part of ['worker', 'api', 'temporal', 'postgres'] satisfies Part[]) {
      await stack.kill(part);
      await peopleGetOn();
    }
    // It hangs for a while before it dies: nobody notices that it is away but by waiting for it.
    outage.from = Date.now();
    stack.signal('temporal', 'SIGSTOP');
    await sleep(12_000);
    await stack.kill('temporal');
    outage.to = Date.now();
    await peopleGetOn();
  };
  // Whichever fails first says why, and nobody works on after it.
  const everything = [killing(), work].map((part) => part.finally(() => (over = true)));
  await Promise.all(everything);
  // What was not killed has not died of what was.
  expect(stack.output.match(/\w+ ended by itself/g)?.sort()).toEqual(
    ['api', 'postgres', 'temporal', 'temporal', 'worker'].map((part) => `${part} ended by itself`),
  );
}, 400_000);

test('whatever was away, the API said so, and took nothing for a fault of its own', () => {
  expect(stack.logged('api', '"request failed"')).toEqual([]);
});

test('workflows catch up with their facts within a minute', async () => {
  await until(
    'everything to have caught up',
    async () => {
      const [row] = await stack.query<{ behind: string }>(
        `SELECT (SELECT count(*) FROM outbox)
           + (SELECT count(*) FROM action_items WHERE workflow_version < version AND status <> 'draft')
           + (SELECT count(*) FROM programs WHERE workflow_version < version AND status <> 'draft')
           + (SELECT count(*) FROM planned_steps WHERE state = 'planned' AND fire_at < now() - interval '10 seconds') AS behind`,
      );
      return row?.behind === '0';
    },
    60_000,
  );
}, 90_000);

test('steps that were due while Temporal was away left within 10 s', async () => {
  const steps = await stack.query<{ late: number }>(
    `SELECT extract(epoch FROM recorded_at - fire_at)::float8 AS late FROM planned_steps
     WHERE state = 'fired' AND fire_at BETWEEN to_timestamp($1 / 1000.0) AND to_timestamp($2 / 1000.0)`,
    [outage.from, outage.to],
  );
  expect(steps.length).toBeGreaterThan(20);
  expect(Math.max(...steps.map(({ late }) => late))).toBeLessThan(10);
});

test('every acknowledged command is in the trail, once, and the final read agrees with its answer', async () => {
  const events = await stack.query<{ key: string; type: string; n: string }>(
    'SELECT key, type, count(*) AS n FROM audit_events WHERE key = ANY($1) GROUP BY key, type',
    [acknowledged().map(({ eventKey }) => eventKey)],
  );
  const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : 1);
  expect(acknowledged().length).toBeGreaterThan(50);
  expect(events.sort(byKey)).toEqual(
    acknowledged()
      .map(({ eventKey, type }) => ({ key: eventKey, type, n: '1' }))
      .sort(byKey),
  );
  const last = new Map(acknowledged().map((command) => [command.subject, command]));
  for (const { subject, version, status } of last.values()) {
    const { body } = await setting.cast.manager.client.get(
      `/${subject.replace('action-item/', 'action-items/').replace('program/', 'programs/')}`,
    );
    expect({ subject, status: body.status }).toEqual({ subject, status });
    expect(body.version).toBeGreaterThanOrEqual(version);
  }
});

test('what was created was created once: items, comments, and the rows of an import', async () => {
  const [row] = await stack.query<{ items: string; comments: string; imported: string }>(
    `SELECT count(*) FILTER (WHERE import_id IS NULL) AS items, (SELECT count(*) FROM comments) AS comments,
       count(*) FILTER (WHERE import_id = $1) AS imported FROM action_items`,
    [importId],
  );
  expect(row).toEqual({ items: '210', comments: String(comments), imported: String(rows) });
  expect((await stack.admin.get(`/imports/${importId}`)).body).toMatchObject({ state: 'done', created: rows });
});

test('every due instant that has passed has its breach, at exactly that instant, and its level 1', async () => {
  const late = await stack.query<{ breaches: string; exact: boolean; told: string; status: string; level: number }>(
    `SELECT i.status, i.ladder_level AS level, i.overdue AND i.breached_at = i.due_at AS exact,
       (SELECT count(*) FROM audit_events e WHERE e.subject_id = i.id AND e.type = 'item.breached' AND e.at = i.due_at
          AND e.data->>'cycle' = i.cycle::text) AS breaches,
       (SELECT count(*) FROM notifications n WHERE n.subject_id = i.id AND n.kind = 'level' AND n.level = 1
          AND n.event_key LIKE '%#step:' || i.cycle || '/%') AS told
     FROM action_items i WHERE i.due_at < now() - interval '10 seconds' AND i.status IN ('open', 'in_progress')`,
  );
  expect(late.length).toBeGreaterThan(50);
  for (const item of late) {
    expect(item).toMatchObject({ breaches: '1', exact: true, told: '2' });
    expect(item.level).toBeGreaterThanOrEqual(1);
  }
});

test('nothing is doubled: no step, no version of a record, no message to a person', async () => {
  const doubled = await stack.query<{ what: string; n: string }>(
    `SELECT 'step without its one event' AS what, s.subject_id || '/' || s.kind AS which, count(e.key) AS n FROM planned_steps s
       LEFT JOIN audit_events e ON e.subject_id = s.subject_id AND e.key LIKE '%#step:' || s.cycle || '/' || s.policy_version_id
         || '/' || s.kind || '/' || s.level || '/' || s.occurrence
       WHERE s.state = 'fired' GROUP BY s.subject_id, s.cycle, s.policy_version_id, s.kind, s.level, s.occurrence HAVING count(e.key) <> 1
     UNION ALL
     SELECT 'event of a step that did not fire', e.key, 1 FROM audit_events e WHERE e.key LIKE '%#step:%' AND NOT EXISTS (
       SELECT 1 FROM planned_steps s WHERE s.subject_id = e.subject_id AND s.state = 'fired' AND e.key LIKE '%#step:' || s.cycle
         || '/' || s.policy_version_id || '/' || s.kind || '/' || s.level || '/' || s.occurrence)
     UNION ALL
     SELECT 'versions with a gap or twice', i.id::text, count(*) FROM action_items i JOIN audit_events e ON e.subject_id = i.id
       GROUP BY i.id HAVING count(*) <> i.version OR count(DISTINCT e.subject_version) <> i.version
     UNION ALL
     SELECT 'message twice', subject_id || ' ' || title, count(*) FROM notifications
       GROUP BY person_id, subject_id, kind, level, at, title, body HAVING count(*) > 1`,
  );
  expect(doubled).toEqual([]);
});

/** The import of a register, handed in as carefully as everything else. */
async function importRegister(): Promise<string> {
  const lines = Array.from({ length: rows }, (_, n) => `R-${n},Close gap ${n},Olive Tan,2099-06-28`);
  const content = `ID,Title,Owner,Due date\n${lines.join('\n')}\n`;
  const send = () =>
    stack.admin.upload(
      '/imports',
      { options: JSON.stringify({ program: 'Imported' }) },
      { name: 'register.csv', content },
      { 'idempotency-key': 'register' },
    );
  const { status, body } = await commenter.again(send);
  expect(status).toBe(202);
  return body.id;
}
