import { launchedCase } from '../../factories/case.js';
import { cutOff } from '../../harness/database.js';
import { signedCommand } from '../../harness/signed-command.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  await tollgate.stop();
});

test('a command that finds the database away is carried out when it is back, once', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  const handle = tollgate.temporal.workflow.getHandle(`action-item/${item.id}`);
  await until('its workflow', async () => (await handle.describe()).historyLength > 4);
  const sent = { command: { type: 'start' }, actorId: c.ownerId, key: 'k' };
  const command = await signedCommand(tollgate, 'action_item', item.id, sent);
  const away = await cutOff(tollgate.settings.databaseUrl);
  const update = await handle.startUpdate('command', { args: [command], updateId: 'k', waitForStage: 'ACCEPTED' });
  // Beyond the quick attempts: from here on a slower one waits for it.
  await until('the quick attempts to be over', async () => {
    const { pendingActivities } = (await handle.describe()).raw;
    return (pendingActivities ?? []).some(({ attempt }) => (attempt ?? 0) >= 2);
  });
  await away.restore();
  expect(await update.result()).toMatchObject({ ok: true, status: 'in_progress', version: 2 });
  const { items } = (await c.owner.get(`/action-items/${item.id}/timeline`)).body;
  expect(items.map((e: { type: string }) => e.type)).toEqual(['item.created', 'item.started']);
});
