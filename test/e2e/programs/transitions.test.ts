import { programEvents, programStatuses, programTable, type ProgramEvent } from '../../../domain/program/table.js';
import type { ApiAnswer } from '../../harness/api-client.js';
import { absent, World } from '../routes/world.js';

let world: World;

beforeAll(async () => {
  world = await World.make();
});
afterAll(async () => {
  await world.stop();
});

interface Program {
  id: string;
  phaseId: string;
}

const phaseOf = ({ id, phaseId }: Program): string => `/programs/${id}/phases/${phaseId}`;

/** What there is to be signed at its tollgate. */
async function readOf({ id }: Program): Promise<{ contentHash: string }> {
  const phases = (await world.c.lead.get(`/programs/${id}`)).body.phases as {
    signOff: { contentHash: string } | null;
  }[];
  return { contentHash: phases.find(({ signOff }) => signOff)?.signOff?.contentHash ?? '0'.repeat(64) };
}

/** How each event of the table is asked for; `evaluate` is the machine's own look. */
const send: Record<Exclude<ProgramEvent, 'evaluate'>, (program: Program) => Promise<ApiAnswer>> = {
  activate: ({ id }) => world.c.manager.post(`/programs/${id}/launch`),
  hold: ({ id }) => world.c.manager.post(`/programs/${id}/hold`, { reason: 'Waits' }),
  resume: ({ id }) => world.c.manager.post(`/programs/${id}/resume`),
  cancel: ({ id }) => world.c.manager.post(`/programs/${id}/cancel`, { reason: 'Not needed' }),
  sign_tollgate: (program) => world.c.lead.post(`${phaseOf(program)}/sign-off`, { decision: 'approve' }),
  revoke_tollgate: (program) => world.c.lead.post(`${phaseOf(program)}/sign-off/revoke`),
  break_glass: async (program) =>
    world.c.lead.post(`${phaseOf(program)}/break-glass`, {
      reason: 'The lead of the market is in the air',
      ...(await readOf(program)),
    }),
  confirm_glass: async (program) =>
    world.c.manager.post(`${phaseOf(program)}/break-glass/confirm`, await readOf(program)),
  refuse_glass: (program) => world.c.manager.post(`${phaseOf(program)}/break-glass/refuse`),
  open_tollgate: (program) => world.c.manager.post(`${phaseOf(program)}/tollgate`, { reason: 'Nothing to do' }),
  ask_tollgate: (program) => world.c.lead.post(`${phaseOf(program)}/questions`, { question: 'Who checked?' }),
  answer_tollgate: async (program) => {
    const [question] = (await world.c.lead.get(`${phaseOf(program)}/questions`)).body.items;
    const path = `${phaseOf(program)}/questions/${question?.id ?? absent}/answer`;
    return world.c.manager.post(path, { answer: 'QA did' });
  },
};
const glasses = ['break_glass', 'confirm_glass', 'refuse_glass'];
const atTollgate = [...glasses, ...['sign_tollgate', 'revoke_tollgate', 'ask_tollgate', 'answer_tollgate']];
const events = programEvents.filter((event) => event !== 'evaluate');
const allowed = programStatuses.flatMap((status) =>
  events.filter((event) => programTable[status][event]).map((event) => ({ status, event })),
);

test.each(allowed)('$status: $event is done, and leads where the table says', async ({ status, event }) => {
  const policy = event === 'revoke_tollgate' ? world.twoSign : glasses.includes(event) ? world.glass : undefined;
  const facts = policy ? { tollgatePolicyVersionId: policy } : {};
  const program = await world.program(atTollgate.includes(event) ? 'tollgate' : status, facts);
  if (event === 'revoke_tollgate') await send.sign_tollgate(program);
  if (event === 'confirm_glass' || event === 'refuse_glass') await send.break_glass(program);
  if (event === 'answer_tollgate') await send.ask_tollgate(program);
  const { status: gives, body } = await send[event](program);
  expect([gives, body.code]).toEqual([200, undefined]);
  const to = programTable[status][event]?.to ?? [];
  expect(to.map((place) => (place === 'same' ? status : place))).toContain(body.status);
});

test.each(programStatuses)(
  '%s: what the table does not name is refused by name, and changes nothing',
  async (status) => {
    const program = await world.program(status);
    const read = async () => (await world.c.manager.get(`/programs/${program.id}`)).body;
    const before = await read();
    for (const event of events.filter((other) => !programTable[status][other])) {
      const { status: gives, body } = await send[event](program);
      expect([event, gives, body.code, body.currentStatus]).toEqual([event, 409, 'illegal-transition', status]);
    }
    expect(await read()).toEqual(before);
  },
);

test('holding a program holds its live items, and its resuming lets go those that it held', async () => {
  const { manager, owner, ownerId } = world.c;
  const { id } = await world.program('active');
  const make = async () =>
    (await manager.must('/action-items', { programId: id, title: 'x', ownerId, due: { date: '2099-01-31' } })).id;
  const [free, held] = [await make(), await make()];
  await manager.must(`/action-items/${held}/hold`, { reason: 'Waits for a person' });
  const states = async () =>
    Promise.all([free, held].map(async (item) => (await owner.get(`/action-items/${item}`)).body.status));
  await manager.must(`/programs/${id}/hold`, { reason: 'Budget' });
  expect(await states()).toEqual(['on_hold', 'on_hold']);
  expect((await manager.post(`/action-items/${free}/resume`)).body.code).toBe('illegal-transition');
  await manager.must(`/programs/${id}/resume`);
  expect(await states()).toEqual(['open', 'on_hold']);
  await manager.must(`/programs/${id}/cancel`, { reason: 'Stopped' });
  expect(await states()).toEqual(['cancelled', 'cancelled']);
});

test.each([0, 1, 3])(
  'a program that was never launched is cancelled with its %i item(s), and answers so',
  async (n) => {
    const { manager, ownerId } = world.c;
    for (const attempt of [1, 2, 3]) {
      const { id } = await world.program('draft', { name: `Draft ${n}.${attempt}` });
      for (let k = 0; k < n; k += 1)
        await manager.must('/action-items', { programId: id, title: `i${k}`, ownerId, due: { date: '2099-01-31' } });
      const { status, body } = await manager.post(`/programs/${id}/cancel`, { reason: 'Not needed' });
      expect([status, body.code ?? body.status]).toEqual([200, 'cancelled']);
    }
  },
);
