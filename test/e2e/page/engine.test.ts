import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { againstAxe, visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { VendorServer } from '../../harness/vendors/vendor-server.js';
import { inBrowser } from './in-browser.js';

inBrowser('how the engine goes, and one delivery and one webhook', (browser) => {
  let tollgate: Tollgate;
  let windows: Windows;
  let c: Case;
  let adminId: string;
  let vendor: VendorServer | undefined;

  beforeAll(async () => {
    tollgate = await startTollgate({ settings: { webhookAllowLoopback: true } });
    windows = await Windows.open(browser, tollgate);
    c = await launchedCase(tollgate);
    adminId = (await tollgate.admin.get('/people/me')).body.id;
  });
  afterEach(() => windows.shut());
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
    await vendor?.stop();
  });

  test('the worker ends: the page says that nobody works, and what waits; it starts: what was late lands in the histogram', async () => {
    const { id } = await c.item({ due: inDays(9) });
    const health = async () => (await tollgate.admin.get('/engine')).body;
    await until('nothing to wait', async () => {
      const { steps, engine } = (await health()).backlog;
      return steps.count === 0 && engine.count === 0;
    });
    await tollgate.stopWorker();
    await tollgate.dataSource.query(`UPDATE action_items SET due_at = now() - interval '40 seconds' WHERE id = $1`, [
      id,
    ]);
    await tollgate.dataSource.query(
      `UPDATE planned_steps SET fire_at = now() - interval '40 seconds' WHERE subject_id = $1 AND state = 'planned' AND kind = 'breach'`,
      [id],
    );
    const page = await windows.as(adminId);
    await visit(page, '/engine');
    await page.getByText('No worker is at work.').waitFor();
    const waits = page.getByRole('row', { name: /Steps that are due and have not fired 1 / });
    await waits.waitFor();
    await page.getByText(/· ended/).waitFor();
    await page.getByText('Start one: npm start on one machine').waitFor();
    expect(await againstAxe(page)).toEqual([]);

    await tollgate.startWorker();
    await page.getByRole('row', { name: /^(30 to 60|60 to 300) s 1 / }).waitFor();
    await page.getByRole('row', { name: /Steps that are due and have not fired 0/ }).waitFor();
    await page.getByText(/· works/).waitFor();
    await page
      .getByRole('button', { name: /^Its parts: / })
      .first()
      .click();
    await page
      .getByRole('table', { name: /^Its parts: / })
      .getByText('reconciler')
      .waitFor();
    await page.getByText('7 days').click();
    await until('the span to stand in the address', () => Promise.resolve(new URL(page.url()).search === '?span=week'));
    await page.getByText(/Of \d+ steps the latest came/).waitFor();
    expect(await againstAxe(page)).toEqual([]);
    expect(windows.complained()).toEqual([]);
  });

  test('who does not read the trail is told who sees how the engine goes', async () => {
    const page = await windows.as(c.ownerId);
    await visit(page, '/engine');
    await page.getByText(/How the engine goes is seen by administrators and auditors/).waitFor();
    expect(windows.complained()).toEqual([]);
  });

  test('of what was not delivered one sees what was answered and whose fault it is, and sends it again; auditors only look', async () => {
    const [{ id }] = await tollgate.dataSource.query(
      `INSERT INTO deliveries (id, person_id, channel, state, address, last_error, attempts, fault, created_at) VALUES
         (gen_random_uuid(), $1, 'email', 'dead', 'owner@example.com', '550 no such user', 3, 'address', now() - interval '2 days') RETURNING id`,
      [c.ownerId],
    );
    const looks = await windows.as(await tollgate.person('Auditor', { access: 'auditor' }));
    await visit(looks, `/deliveries/${id}`);
    await looks.getByText('550 no such user').waitFor();
    await looks.getByRole('button', { name: 'What else there is, and who may' }).click();
    await looks
      .getByText(/administrator/)
      .first()
      .waitFor();

    const page = await windows.as(adminId);
    await visit(page, '/deliveries');
    await page.getByLabel('Since').fill('2100-01-01T00:00');
    await page.getByText('No delivery is like that.').waitFor();
    await page.getByLabel('Since').fill('2026-01-01T00:00');
    await page.locator(`a[href="/deliveries/${id}"]`).click();
    await page.getByRole('heading', { name: /^Delivery to / }).waitFor();
    await page.getByText('the address', { exact: true }).waitFor();
    expect(await againstAxe(page)).toEqual([]);
    await page.getByRole('button', { name: /^Send again to / }).click();
    const state = async () => (await tollgate.admin.get(`/deliveries/${id}`)).body;
    await until('it to be sent again', async () => (await state()).attempts === 0 || (await state()).state !== 'dead');
    expect(windows.complained()).toEqual([]);
  });

  test('one webhook has a page of its own: each attempt with its answer, sending again, switching off, removing', async () => {
    vendor = await VendorServer.start(() => ({ status: 503, body: 'later' }));
    const { id } = await tollgate.admin.must('/webhooks', {
      name: 'desk',
      url: vendor.url('/hook'),
      events: ['item.*'],
    });
    await c.item({ title: 'Tell the desk' });
    const sent = async () => (await tollgate.admin.get(`/webhooks/${id}/deliveries`)).body.items;
    await until('an attempt', async () => (await sent())[0]?.attempts > 0);
    const page = await windows.as(adminId);
    await visit(page, '/webhooks');
    await page.getByRole('link', { name: 'desk' }).click();
    await page.getByRole('heading', { name: 'Webhook desk' }).waitFor();
    await page
      .getByRole('button', { name: /^Attempts of number/ })
      .first()
      .click();
    await page
      .getByText(/ · 503 · /)
      .first()
      .waitFor();
    expect(await againstAxe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Edit desk' }).click();
    const form = page.getByRole('form', { name: 'Save the webhook' });
    await form.getByLabel('Name').fill('risk desk');
    await form.getByRole('button', { name: 'Save the webhook' }).click();
    await page.getByRole('heading', { name: 'Webhook risk desk' }).waitFor();
    await page.getByRole('button', { name: 'Switch off risk desk' }).click();
    await page.getByRole('button', { name: 'Switch on risk desk' }).waitFor();
    await page.getByRole('button', { name: 'Remove risk desk' }).click();
    await page.getByRole('button', { name: 'Remove risk desk for good' }).click();
    await page.getByText('No other system is sent events yet.').waitFor();
    expect(windows.complained(/status of 404/)).toEqual([]);
  });
});
