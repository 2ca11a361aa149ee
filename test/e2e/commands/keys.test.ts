import { launchedCase, type Case } from '../../factories/case.js';
import { commandLine } from '../../harness/command-line.js';
import { signedCommand } from '../../harness/signed-command.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
  // Keeps the phase open, whatever becomes of the others.
  await c.item();
});
afterAll(async () => {
  await tollgate.stop();
});

/** What ends the waiting goes through the workflow, signed. */
const cancelled = { reason: 'Not needed' };

interface Key {
  id: string;
  current: boolean;
}
const keys = async (): Promise<Key[]> => (await tollgate.admin.get('/command-keys')).body.items;

async function sent(command: { itemId: string; envelope: object }): Promise<unknown> {
  const handle = tollgate.temporal.workflow.getHandle(`action-item/${command.itemId}`);
  await until('its workflow', async () => (await handle.describe().catch(() => null)) !== null);
  return handle.executeUpdate('command', { args: [command.envelope] });
}
async function byThePresentKey(): Promise<{ itemId: string; envelope: object }> {
  const { id: itemId } = await c.item();
  const command = { command: { type: 'start' }, actorId: c.ownerId, key: itemId };
  return { itemId, envelope: await signedCommand(tollgate, 'action_item', itemId, command) };
}

test('a new key signs; what the former one signed is taken until that is removed', async () => {
  const { id } = await c.item();
  await c.manager.must(`/action-items/${id}/cancel`, cancelled);
  const [first] = await keys();
  const [early, late] = [await byThePresentKey(), await byThePresentKey()];

  const { items } = await tollgate.admin.must('/command-keys', {}, { 'idempotency-key': 'once' });
  await tollgate.admin.must('/command-keys', {}, { 'idempotency-key': 'once' });
  expect(items).toHaveLength(2);
  expect(await keys()).toMatchObject([{ current: true }, { id: first?.id, current: false }]);
  expect(await sent(early)).toMatchObject({ ok: true });

  expect((await tollgate.admin.delete(`/command-keys/${first?.id ?? ''}`)).status).toBe(204);
  expect(await sent(late)).toMatchObject({ ok: false, code: 'command-not-signed' });
  expect((await c.manager.post(`/action-items/${(await c.item()).id}/cancel`, cancelled)).status).toBe(200);
});

test('an API that still signs by a key which was removed elsewhere takes the new one', async () => {
  const { id } = await c.item();
  await c.manager.must(`/action-items/${id}/cancel`, cancelled);
  const before = (await keys()).map((key) => key.id);
  // As another process of the API would.
  await tollgate.dataSource.query(`INSERT INTO command_keys (id, public_key, sealed_private_key)
    SELECT 'aaaaaaaaaaaaaaaa', public_key, 'v1.none' FROM command_keys LIMIT 1`);
  await tollgate.dataSource.query('UPDATE command_keys SET removed_at = now() WHERE id = ANY($1)', [before]);
  expect((await c.manager.post(`/action-items/${(await c.item()).id}/cancel`, cancelled)).status).toBe(200);
});

test('no answer and no log shows a private key; the command line does the same', async () => {
  const run = commandLine(tollgate.admin);
  const rotated = await run('command-keys', 'rotate');
  expect(rotated).toMatchObject({ code: 0 });
  const listed = await run('command-keys', 'list', '--json');
  expect(listed.out).not.toMatch(/PRIVATE|sealed/i);
  const [present, former] = (JSON.parse(listed.out) as { items: Key[] }).items;
  expect((await run('command-keys', 'remove', present?.id ?? '')).err).toContain('Make a new one first');
  expect((await run('command-keys', 'remove', former?.id ?? '')).out).toBe('Removed.\n');
  const rows = await tollgate.dataSource.query('SELECT * FROM command_keys');
  expect(JSON.stringify(rows)).not.toContain('PRIVATE');
});
