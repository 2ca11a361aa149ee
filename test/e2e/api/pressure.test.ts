import { launchedCase, inDays, type Case } from '../../factories/case.js';
import type { ApiAnswer } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

/** The same command sixty times at one moment, each under a key of its own and with a reason of its own. */
async function sixty(name: string, send: (n: number, key: string) => Promise<ApiAnswer>): Promise<ApiAnswer[]> {
  return Promise.all(Array.from({ length: 60 }, (_, n) => send(n, `${name}-${n}`)));
}

/** What must hold of each, however slow the machine is. */
function endedWell(answers: ApiAnswer[], allowed: number[]): void {
  for (const answer of answers) {
    expect([...allowed, 503]).toContain(answer.status);
    if (answer.status === 503) {
      expect(answer.body.code).toMatch(/^(record-busy|engine-unavailable)$/);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
  }
}

/** The same requests again, under the same keys, until each has said what became of it. */
async function askedAgain(send: (n: number, key: string) => Promise<ApiAnswer>, name: string): Promise<ApiAnswer[]> {
  const outcomes: ApiAnswer[] = [];
  for (let n = 0; n < 60; n += 1)
    await until(`what became of ${name}-${n}`, async () => {
      const answer = await send(n, `${name}-${n}`);
      if (answer.status === 503 || answer.body.code === 'request-in-progress') return false;
      outcomes[n] = answer;
      return true;
    });
  return outcomes;
}

async function eventsOf(itemId: string, type: string): Promise<number> {
  const [row] = await tollgate.dataSource.query<{ count: number }[]>(
    'SELECT count(*)::int AS count FROM audit_events WHERE subject_id = $1 AND type = $2',
    [itemId, type],
  );
  return row?.count ?? 0;
}

test('sixty changes of one item at once: each is done or told to come later, and its key tells which', async () => {
  const { id } = await c.item();
  const send = (n: number, key: string) =>
    c.manager.post(
      `/action-items/${id}/change-due`,
      { due: inDays(10 + n), reason: `Change ${n}` },
      { 'idempotency-key': key },
    );
  const sent = await sixty('due', send);
  endedWell(sent, [200]);
  expect(sent.filter(({ status }) => status === 200).length).toBeGreaterThan(5);
  const outcomes = await askedAgain(send, 'due');
  expect(outcomes.map(({ status }) => status)).toEqual(Array(60).fill(200));
  expect(await eventsOf(id, 'item.due_changed')).toBe(60);
});

test('sixty who finish one item at once: one does, the others hear that it is done', async () => {
  const { id } = await c.item();
  const send = (n: number, key: string) =>
    c.manager.post(`/action-items/${id}/cancel`, { reason: `Reason ${n}` }, { 'idempotency-key': key });
  const sent = await sixty('cancel', send);
  endedWell(sent, [200, 409]);
  const outcomes = await askedAgain(send, 'cancel');
  expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(outcomes.filter(({ body }) => body.code === 'illegal-transition')).toHaveLength(59);
  expect(await eventsOf(id, 'item.cancelled')).toBe(1);
});
