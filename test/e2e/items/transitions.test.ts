import { itemEvents, itemStatuses, itemTable, type ItemEvent, type ItemStatus } from '../../../domain/item/table.js';
import { inDays } from '../../factories/case.js';
import type { ApiAnswer } from '../../harness/api-client.js';
import { absent, World } from '../routes/world.js';

let world: World;

beforeAll(async () => {
  world = await World.make();
});
afterAll(async () => {
  await world.stop();
});

type Send = (world: World, id: string) => Promise<ApiAnswer>;

const post =
  (by: 'owner' | 'manager', command: string, body: () => object = () => ({})): Send =>
  ({ c }, id) =>
    c[by].post(`/action-items/${id}/${command}`, body());

/** What no person asks for: the program does it, an exception, or the machine. */
const machine = ['activate', 'unreached', 'end_maintenance', 'suspend', 'release'] as const satisfies ItemEvent[];
/** What is asked for weeks after it was done has tests of its own, in which they pass. */
const weeksLater = ['pass_effectiveness', 'fail_effectiveness'] as const satisfies ItemEvent[];
type Asked = Exclude<ItemEvent, (typeof machine)[number] | (typeof weeksLater)[number]>;

const read = async ({ c }: World, id: string): Promise<{ contentHash: string }> => {
  const { signOff } = (await c.manager.get(`/action-items/${id}`)).body;
  return { contentHash: signOff?.contentHash ?? '0'.repeat(64) };
};

/** How each event of the table is asked for. */
const send: Record<Asked, Send> = {
  start: post('owner', 'start'),
  acknowledge: post('owner', 'acknowledge'),
  submit: post('owner', 'submit', () => ({ statement: 'Done' })),
  withdraw: post('owner', 'withdraw'),
  sign: post('manager', 'sign-off', () => ({ decision: 'approve' })),
  revoke: post('manager', 'sign-off/revoke'),
  break_glass: async (w, id) =>
    w.c.lead.post(`/action-items/${id}/break-glass`, {
      reason: 'Both are away, and it is due at six',
      ...(await read(w, id)),
    }),
  confirm_glass: async (w, id) => w.c.manager.post(`/action-items/${id}/break-glass/confirm`, await read(w, id)),
  refuse_glass: post('manager', 'break-glass/refuse'),
  ask: post('manager', 'questions', () => ({ question: 'Which sample was this?' })),
  answer: async ({ c }, id) => {
    const [question] = (await c.owner.get(`/action-items/${id}/questions`)).body.items;
    return c.owner.post(`/action-items/${id}/questions/${question?.id ?? absent}/answer`, { answer: 'That of May' });
  },
  request_extension: post('owner', 'extensions', () => ({ due: inDays(20), reason: 'Late vendor' })),
  request_consent: post('owner', 'extensions/consent', () => ({ asks: 'hold', reason: 'Waits for legal' })),
  decide_extension: post('manager', 'extensions/decision', () => ({ decision: 'grant' })),
  take_back_extension: post('owner', 'extensions/take-back'),
  reassign: ({ c, strangerId }, id) => c.manager.post(`/action-items/${id}/reassign`, { ownerId: strangerId }),
  hold: post('manager', 'hold', () => ({ reason: 'Waits' })),
  resume: post('manager', 'resume'),
  change_due: post('manager', 'change-due', () => ({ due: inDays(30), reason: 'Agreed' })),
  edit: async ({ c }, id) => {
    const { version } = (await c.manager.get(`/action-items/${id}`)).body;
    return c.manager.patch(`/action-items/${id}`, { title: 'New' }, { 'if-match': `"${version}"` });
  },
  add_evidence: post('owner', 'evidence', () => ({ title: 'Sheet', url: 'https://example.com/s' })),
  remove_evidence: async ({ c }, id) => {
    const [evidence] = (await c.owner.get(`/action-items/${id}/evidence`)).body.items;
    return c.owner.delete(`/action-items/${id}/evidence/${evidence?.id ?? absent}`);
  },
  cancel: post('manager', 'cancel', () => ({ reason: 'Not needed' })),
  replan: post('manager', 'replan', () => ({ reason: 'Agreed' })),
  set_effectiveness: post('manager', 'effectiveness/policy', () => ({ effectivenessPolicyVersionId: null })),
  reopen: post('manager', 'reopen', () => ({ reason: 'Not done after all' })),
};

/** What the guard of an event wants, besides the state. */
async function prepared(event: ItemEvent, status: ItemStatus): Promise<string> {
  const facts: Partial<Record<ItemEvent, object>> = {
    acknowledge: { due: inDays(-2) },
    revoke: { signOffPolicyVersionId: world.twoSign },
    break_glass: { signOffPolicyVersionId: world.glass },
    confirm_glass: { signOffPolicyVersionId: world.glass },
    refuse_glass: { signOffPolicyVersionId: world.glass },
  };
  const { id } = await world.item(status, { ...facts[event] });
  const { owner } = world.c;
  if (event === 'remove_evidence') await send.add_evidence(world, id);
  if (event === 'revoke') await send.sign(world, id);
  if (event === 'confirm_glass' || event === 'refuse_glass') await send.break_glass(world, id);
  if (event === 'answer') await send.ask(world, id);
  if (event === 'decide_extension' || event === 'take_back_extension')
    await owner.must(`/action-items/${id}/extensions`, { due: inDays(20), reason: 'x' });
  return id;
}

const events = Object.keys(send) as Asked[];

test('every event is asked for by somebody, or is the machine’s', () => {
  expect([...events, ...machine, ...weeksLater].sort()).toEqual([...itemEvents].sort());
});

const allowed = itemStatuses.flatMap((status) =>
  events.filter((event) => itemTable[status][event]).map((event) => ({ status, event })),
);

test.each(allowed)('$status: $event is done, and leads where the table says', async ({ status, event }) => {
  const id = await prepared(event, status);
  const answer = await send[event](world, id);
  expect([answer.status, answer.body.code]).toEqual([event === 'add_evidence' ? 201 : 200, undefined]);
  const to = itemTable[status][event]?.to ?? [];
  const after = (await world.c.manager.get(`/action-items/${id}`)).body.status;
  const places = to.map((place) => (place === 'same' ? status : place === 'resumed' ? 'open' : place));
  expect(places).toContain(after);
});

test.each(itemStatuses)('%s: what the table does not name is refused by name, and changes nothing', async (status) => {
  const { id } = await world.item(status);
  const read = async () => (await world.c.manager.get(`/action-items/${id}`)).body;
  const before = await read();
  for (const event of events.filter((other) => !itemTable[status][other])) {
    const { status: gives, body } = await send[event](world, id);
    expect([event, gives, body.code, body.currentStatus]).toEqual([event, 409, 'illegal-transition', status]);
    // What the machine does by itself is no command that people have.
    expect(body.allowed).toEqual(
      Object.keys(itemTable[status]).filter((other) => !machine.some((one) => one === other)),
    );
  }
  expect(await read()).toEqual(before);
});
