import { recordAttempts } from '../../../database/notifications/record-attempts.js';
import { loadDeliveries } from '../../../database/notifications/queue.js';
import { mintReadLinks } from '../../../database/links/mint-links.js';
import { installationKey } from '../../../config/installation-key.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
});
afterAll(async () => {
  await tollgate.stop();
});

/** A delivery that died three weeks after it was made, of whatever it was put off for. */
async function dead(): Promise<string> {
  const personId = await tollgate.person('Reader', { email: `r${Math.random()}@example.com` });
  const [{ id } = { id: '' }] = await tollgate.dataSource.query<{ id: string }[]>(
    `INSERT INTO deliveries (id, person_id, channel, state, attempts, put_off, attempted_at, fault, created_at)
     VALUES (gen_random_uuid(), $1, 'email', 'dead', 8, 30, now() - interval '1 day', 'server', now() - interval '21 days')
     RETURNING id`,
    [personId],
  );
  return id;
}

const loaded = async (id: string) => (await loadDeliveries(tollgate.dataSource.manager, [id]))[0]!;

test.each(['one', 'all'])(
  'a delivery that is sent again (%s) begins anew: nothing that was before counts',
  async (way) => {
    const id = await dead();
    const again = await tollgate.admin.post(way === 'one' ? `/deliveries/${id}/retry` : '/deliveries/retry');
    expect(again.status).toBe(200);
    const delivery = await loaded(id);
    expect(delivery).toMatchObject({ attempts: 0, putOff: 0, attemptedAt: null });
    expect(Date.now() - delivery.offeredSince).toBeLessThan(60_000);
    const throttled = { outcome: 'retry', answer: 'later', afterMs: null, throttled: true, fault: 'server' } as const;
    await recordAttempts(
      tollgate.dataSource,
      { name: 'smtp.example.com:25', channel: 'email', whose: 'own' },
      [{ delivery, address: 'r@example.com', messageId: null, result: throttled }],
      new Set(['email'] as const),
    );
    // Two days of being put off make one dead; these have only begun, with the first pause.
    const [row] = await tollgate.dataSource.query<{ state: string; put_off: number; pause: number }[]>(
      `SELECT state, put_off, extract(epoch FROM next_attempt_at - now())::float8 AS pause FROM deliveries WHERE id = $1`,
      [id],
    );
    expect(row).toMatchObject({ state: 'pending', put_off: 1 });
    expect(row?.pause).toBeLessThan(5);
    // Its links work from now on, not from three weeks ago.
    const maker = { key: installationKey(tollgate.settings, 'action-links'), publicUrl: tollgate.url };
    const pages = await mintReadLinks(tollgate.dataSource.manager, [delivery], maker);
    expect((await fetch(pages.get(id) ?? '')).status).toBe(200);
  },
);
