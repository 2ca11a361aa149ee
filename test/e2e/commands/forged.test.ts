import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { launchedCase, type Case } from '../../factories/case.js';
import { newCommandKey, signCommand } from '../../../domain/command/signature.js';
import type { CommandEnvelope, CommandResult, Vouched } from '../../../domain/record/command.js';
import { stableId } from '../../../domain/stable-id.js';
import { signedCommand } from '../../harness/signed-command.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

type Envelope = CommandEnvelope<{ type: string }>;
type Signed = Envelope & { vouched: Vouched };

let tollgate: Tollgate;
let c: Case;
let item: { id: string };
let other: { id: string };

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
  [item, other] = [await c.item(), await c.item()];
});
afterAll(async () => {
  await tollgate.stop();
});

/** Whoever reaches the Temporal server, and has no part in Tollgate. */
const write = (itemId: string, envelope: Envelope, updateId: string = randomUUID()): Promise<CommandResult> =>
  tollgate.temporal.workflow.executeUpdateWithStart<() => Promise<void>, CommandResult, [Envelope]>('command', {
    args: [envelope],
    updateId,
    startWorkflowOperation: new WithStartWorkflowOperation('actionItem', {
      workflowId: `action-item/${itemId}`,
      taskQueue: tollgate.settings.taskQueue,
      args: [{ itemId }],
      workflowIdConflictPolicy: 'USE_EXISTING',
    }),
  });

const start = async (itemId: string, key: string = randomUUID()): Promise<Signed> =>
  (await signedCommand(tollgate, 'action_item', itemId, {
    command: { type: 'start' },
    actorId: c.ownerId,
    key,
  })) as Signed;

const stateOf = async (id: string): Promise<{ status: string; version: number }> => {
  const { status, version } = (await c.owner.get(`/action-items/${id}`)).body;
  return { status, version };
};

const unsigned = { ok: false, code: 'command-not-signed' };
const without = ({ vouched: _, ...rest }: Signed): Envelope => rest;
const vouching = (envelope: Signed, more: Partial<Vouched>): Envelope => ({
  ...envelope,
  vouched: { ...envelope.vouched, ...more },
});

/** Another's key, and its name. */
function byAnotherKey(itemId: string, envelope: Signed, keyId?: string): Envelope {
  const key = newCommandKey();
  const vouched = { ...envelope.vouched, keyId: keyId ?? key.id };
  const signature = signCommand(key.privateKey, { kind: 'action_item', id: itemId }, { ...envelope, vouched });
  return { ...envelope, vouched: { ...vouched, signature } };
}

const otherBody = async (envelope: Signed, more: Partial<Vouched> = {}): Promise<Envelope> => {
  const body = randomUUID();
  await tollgate.dataSource.query('INSERT INTO command_bodies (id, body) VALUES ($1, $2)', [body, '{"type":"start"}']);
  return vouching(envelope, { body, ...more });
};

test.each<[string, (itemId: string, good: Signed, other: string) => Envelope | Promise<Envelope>]>([
  ['unsigned', (_, good) => without(good)],
  ['signed with another key', (id, good) => byAnotherKey(id, good)],
  ['signed with another key, under the name of ours', (id, good) => byAnotherKey(id, good, good.vouched.keyId)],
  ['in another’s name', (_, good) => ({ ...good, actorId: c.leadId })],
  ['for somebody absent', (_, good) => ({ ...good, onBehalfOf: c.leadId })],
  ['under another key', (_, good) => ({ ...good, key: randomUUID() })],
  ['another command', (_, good) => ({ ...good, command: { type: 'sign', decision: 'approve' } as { type: string } })],
  ['for another record', (_, _good, other) => start(other)],
  ['on any version', (_, good) => ({ ...good, expectedVersion: 1 })],
  ['through another door', (_, good) => vouching(good, { door: 'link/1' })],
  ['at another time', (_, good) => vouching(good, { sentAt: good.vouched.sentAt - 1 })],
  ['with what another command says', (_, good) => otherBody(good)],
  ['with a key that is no name of one', (_, good) => vouching(good, { keyId: '\0' })],
  ['with a body that is no id', (_, good) => vouching(good, { body: '\0' })],
  ['with a signature that is none', (_, good) => vouching(good, { signature: '' })],
  ['with parts that are no text', (_, good) => ({ ...good, onBehalfOf: { a: [1] } as unknown as string })],
  ['in a form to come', (_, good) => vouching(good, { v: 2 as 1 })],
])('an envelope %s does nothing', async (_, forge) => {
  const before = await stateOf(item.id);
  const envelope = await forge(item.id, await start(item.id), other.id);
  expect(await write(item.id, envelope)).toMatchObject(unsigned);
  expect(await stateOf(item.id)).toEqual(before);
});

test('what it says is looked at by its digest, also where the database was written to', async () => {
  const good = await start(item.id);
  await tollgate.dataSource.query(`UPDATE command_bodies SET body = '{"type":"start", "x":1}' WHERE id = $1`, [
    good.vouched.body,
  ]);
  expect(await write(item.id, good)).toMatchObject(unsigned);
  await tollgate.dataSource.query('DELETE FROM command_bodies WHERE id = $1', [good.vouched.body]);
  expect(await write(item.id, good)).toMatchObject(unsigned);
});

test('as the API sent it, it is carried out, and again it changes nothing', async () => {
  const item = await c.item();
  const good = await start(item.id);
  expect(await write(item.id, good)).toMatchObject({ ok: true, version: 2 });
  expect(await write(item.id, good)).toMatchObject({ ok: true, version: 2 });
});

test('what was refused once is not carried out when the same is sent later, where it would be allowed', async () => {
  const item = await c.item();
  await c.manager.must(`/action-items/${item.id}/hold`, { reason: 'The vendor is away.' });
  const early = await start(item.id);
  expect(await write(item.id, early)).toMatchObject({ ok: false, code: 'illegal-transition' });
  await c.manager.must(`/action-items/${item.id}/resume`);
  const before = await stateOf(item.id);
  expect(await write(item.id, early)).toMatchObject({ ok: false, code: 'illegal-transition' });
  expect(await stateOf(item.id)).toEqual(before);
  expect(await write(item.id, await start(item.id))).toMatchObject({ ok: true });
});

test('who used the name of an update first keeps nobody from their command', async () => {
  const item = await c.item();
  const good = await start(item.id);
  expect(await write(item.id, without(good), stableId(c.ownerId, 'mine'))).toMatchObject(unsigned);
  const answer = await c.owner.post(`/action-items/${item.id}/start`, {}, { 'idempotency-key': 'mine' });
  expect(answer.status).toBe(200);
  expect((await stateOf(item.id)).status).toBe('in_progress');
});

test('it is told: a figure, the trail of the record, and the administrators once', async () => {
  const metrics = (await tollgate.admin.get('/metrics')).body as string;
  expect(Number(/kind="command_refused_unsigned"\} (\d+)/.exec(metrics)?.[1])).toBeGreaterThan(10);
  await write(item.id, without(await start(item.id)));
  const { items } = (await c.owner.get(`/action-items/${item.id}/timeline`)).body;
  expect(items.at(-1)).toMatchObject({ type: 'record.command_refused' });
  const told = (await tollgate.admin.get('/notifications?kind=command_refused')).body.items;
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({ title: 'A command that nobody here sent was refused' });
});

test('for a record that is not there as well', async () => {
  const id = randomUUID();
  const good = await start(id);
  expect(await write(id, without(good))).toMatchObject(unsigned);
});

test('before this installation signed: what a workflow had taken is carried out, what comes later is not', async () => {
  const [item, late] = [await c.item(), await c.item()];
  const since = (expression: string): Promise<unknown> =>
    tollgate.dataSource.query(`UPDATE commands_are_signed SET since = ${expression}`);
  await since(`now() + interval '1 hour'`);
  expect(await write(item.id, without(await start(item.id)))).toMatchObject({ ok: true, status: 'in_progress' });
  await since('now()');
  expect(await write(late.id, without(await start(late.id)))).toMatchObject(unsigned);
});
