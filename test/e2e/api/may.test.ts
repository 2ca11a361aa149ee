import { itemEvents, type ItemEvent } from '../../../domain/item/table.js';
import { inDays } from '../../factories/case.js';
import { exceptionCase } from '../../factories/exception.js';
import type { ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { recurrenceWorld, dateFrom } from '../recurrences/world.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  await tollgate.stop();
});

/** How a person sends it, with words that nobody objects to; what is left out here is played by the property test. */
const ways: Partial<Record<ItemEvent, [string, object]>> = {
  start: ['start', {}],
  acknowledge: ['acknowledge', {}],
  submit: ['submit', { statement: 'done' }],
  withdraw: ['withdraw', {}],
  sign: ['sign-off', { decision: 'send_back', reason: 'no' }],
  request_extension: ['extensions', { due: inDays(60), reason: 'late' }],
  request_consent: ['extensions/consent', { asks: 'cancel', reason: 'no need' }],
  hold: ['hold', { reason: 'waits' }],
  resume: ['resume', {}],
  cancel: ['cancel', { reason: 'no need' }],
  reopen: ['reopen', { reason: 'not done', due: inDays(60) }],
};

test('what the API lists of an item is what it does, for each person, and what it does not list it refuses', async () => {
  const c = await exceptionCase(tollgate);
  const clients: Record<string, ApiClient> = { owner: c.owner, manager: c.manager, lead: c.lead, analyst: c.analyst };
  const first = await c.item();
  const setUps: [string, (id: string) => Promise<unknown>][] = [
    ['open', () => Promise.resolve()],
    ['waits', (id) => c.manager.must(`/action-items/${id}/dependencies`, { on: first.id })],
    ['submitted', (id) => c.owner.must(`/action-items/${id}/submit`, { statement: 'done' })],
    ['on hold', (id) => c.manager.must(`/action-items/${id}/hold`, { reason: 'x' })],
    ['suspended', (id) => c.approved({ items: [id], ends: inDays(20) })],
    ['cancelled', (id) => c.manager.must(`/action-items/${id}/cancel`, { reason: 'x' })],
    ['of the manager', (id) => c.manager.must(`/action-items/${id}/reassign`, { ownerId: c.managerId })],
  ];
  for (const [state, setUp] of setUps)
    for (const [who, client] of Object.entries(clients)) {
      if ((who === 'analyst' && state !== 'open') || (who === 'lead' && state !== 'of the manager')) continue;
      let item: { id: string; allowed: string[] } | null = null;
      for (const event of itemEvents.filter((one) => one in ways)) {
        const [path, body] = ways[event] ?? ['', {}];
        // A refusal changes nothing: one item serves until something is carried out.
        item ??= await at(setUp);
        const { status } = await client.post(`/action-items/${item.id}/${path}`, body);
        expect([state, who, event, status < 300]).toEqual([state, who, event, item.allowed.includes(event)]);
        if (status < 300) item = null;
      }
      async function at(make: (id: string) => Promise<unknown>): Promise<{ id: string; allowed: string[] }> {
        const { id } = await c.item({ due: inDays(30) });
        await make(id);
        return { id, allowed: (await client.get(`/action-items/${id}`)).body.allowed };
      }
    }
});

test('of a program too, and of what one may not do it says who may', async () => {
  const c = await exceptionCase(tollgate);
  await c.item();
  const path = `/programs/${c.programId}`;
  const clients = [c.owner, c.manager, c.lead, c.analyst];
  const program = async (client: ApiClient): Promise<ProgramShown> => (await client.get(path)).body;
  expect((await program(c.owner)).allowed).toEqual([]);
  expect((await program(c.owner)).refused).toContainEqual({
    command: 'hold',
    because: expect.stringContaining('its manager') as string,
  });
  expect((await program(c.manager)).allowed).toEqual(['steer', 'hold', 'cancel']);
  // Nothing is at its tollgate, and the phase has items.
  expect((await program(c.lead)).refused.map(({ command }) => command)).toContain('sign_tollgate');
  for (const act of ['resume', 'hold', 'resume', 'cancel', 'resume'])
    for (const client of clients) {
      const { allowed } = await program(client);
      const { status } = await client.post(`${path}/${act}`, act === 'resume' ? {} : { reason: 'x' });
      expect([act, clients.indexOf(client), status < 300]).toEqual([
        act,
        clients.indexOf(client),
        allowed.includes(act),
      ]);
    }
});

interface ProgramShown {
  allowed: string[];
  refused: { command: string; because: string }[];
}

test('of an exception and of a recurrence too', async () => {
  const c = await exceptionCase(tollgate);
  const item = await c.item();
  const { id } = await c.requested({ items: [item.key] });
  const mayOf = async (client: ApiClient): Promise<string[]> => (await client.get(`/exceptions/${id}`)).body.allowed;
  expect(await mayOf(c.analyst)).toEqual(['edit', 'reassess', 'withdraw']);
  // Who is asked signs; who asked for it, who owns the risk and who owns its items do not.
  expect(await mayOf(c.lead)).toContain('sign');
  expect(await mayOf(c.owner)).toEqual([]);
  expect(await mayOf(c.head)).not.toContain('sign');
  const refused = await c.analyst.post(`/exceptions/${id}/renew`, { ends: inDays(60) });
  const glass = ['break_glass', 'confirm_glass', 'refuse_glass'];
  expect(refused).toMatchObject({ status: 409, body: { allowed: ['edit', 'sign', ...glass, 'reassess', 'withdraw'] } });

  const w = await recurrenceWorld(tollgate);
  const startsOn = dateFrom(tollgate.clock.now(), 2);
  const made = await w.programs({ rule: 'FREQ=WEEKLY', onDayOff: 'same', startsOn });
  const listed = async (client: ApiClient): Promise<string[]> =>
    (await client.get(`/recurrences/${made.id}`)).body.allowed;
  expect(await listed(w.manager)).toEqual(['change', 'pause', 'end', 'run', 'skip', 'unskip']);
  expect(await listed(w.owner)).toEqual([]);
  expect((await w.owner.post(`/recurrences/${made.id}/pause`, { reason: 'x' })).status).toBe(403);
});
