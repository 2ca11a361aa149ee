import type { Page } from 'playwright-core';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { startMailServer, type MailServer } from '../../harness/vendors/mail.js';
import { inBrowser } from './in-browser.js';

inBrowser('what one is told, how it comes, and whether it arrived', (browser) => {
  let tollgate: Tollgate;
  let windows: Windows;
  let server: MailServer;
  let c: Case;

  beforeAll(async () => {
    server = await startMailServer();
    tollgate = await startTollgate({ settings: { smtpUrl: server.url, combineWindowSeconds: 1 } });
    windows = await Windows.open(browser, tollgate);
    c = await launchedCase(tollgate);
  });
  afterEach(() => windows.shut());
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
    await server.stop();
  });

  const choose = async (page: Page, field: string, option: string): Promise<void> => {
    await page.getByRole('combobox', { name: field }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };

  test('an owner reads what they were told, and says that reminders wait for the digest', async () => {
    const { key } = await c.item({ title: 'Reconcile the list of banned sellers', due: inDays(-2) });
    const unread = async () => (await c.owner.get('/notifications?unread=true')).body.items.length;
    await until('the owner to be told', async () => (await unread()) > 0);
    const page = await windows.as(c.ownerId);
    await visit(page, '/messages');
    const inbox = page.getByRole('region', { name: 'What I was told' });
    await inbox.getByText(key).first().waitFor();
    await inbox.getByRole('button', { name: 'All read' }).click();
    await until('all to be read', async () => (await unread()) === 0);
    await inbox.getByLabel('Unread only').check();
    await inbox.getByText('You have read everything.').waitFor();
    expect(new URL(page.url()).search).toBe('?unread=yes');

    await choose(page, 'When: Reminders', 'in the digest');
    await page.getByLabel('Quiet hours').check();
    await page.getByLabel('Quiet from').fill('21:30');
    await page.getByRole('button', { name: 'Save how it reaches me' }).click();
    const kept = async () => (await c.owner.get(`/people/${c.ownerId}/preferences`)).body;
    await until('it to be kept', async () => (await kept()).quietHours !== null);
    expect(await kept()).toMatchObject({
      groups: { reminders: { when: 'digest' } },
      quietHours: { from: '21:30', to: '08:00' },
    });
    expect(windows.complained()).toEqual([]);
  });

  test('a chat is added, a wrong address is refused at its field, and a link for a calendar is shown once', async () => {
    const page = await windows.as(c.ownerId);
    await visit(page, '/messages');
    await page.getByRole('button', { name: 'Add a chat' }).click();
    const form = page.getByRole('form', { name: 'Add a chat' });
    await choose(page, 'Kind', 'Slack: a webhook into a room');
    await form.getByLabel('Its webhook').fill('http://10.0.0.7/hook');
    await form.getByLabel('What I call it').fill('Risk room');
    await form.getByRole('button', { name: 'Add a chat' }).click();
    await form.locator('[aria-invalid=true]').waitFor();
    expect(windows.complained(/status of 4(?:00|22)/)).toEqual([]);
    await form.getByLabel('Its webhook').fill('https://hooks.slack.com/services/T000/B000/XXXX');
    await form.getByRole('button', { name: 'Add a chat' }).click();
    await page.getByText('Risk room').waitFor();
    await page.getByRole('button', { name: 'Remove Risk room' }).click();
    const contacts = async () => (await c.owner.get(`/people/${c.ownerId}/contact-points`)).body.items;
    const named = async () => (await contacts()).some(({ name }: { name: string }) => name === 'Risk room');
    await until('it to be gone', async () => !(await named()));

    await page.getByRole('button', { name: 'Make a link' }).click();
    await page.getByRole('form', { name: 'Make a link' }).getByRole('button', { name: 'Make a link' }).click();
    await page.getByText('The link, shown this once').waitFor();
    await page.getByText(/\/feeds\/.+\.ics/).waitFor();
    await page.getByRole('button', { name: /^End the link/ }).click();
    await page.getByText('No calendar subscribes to your dates.').waitFor();
  });

  test('an administrator adds a webhook, whose secret is shown once, switches it off and removes it', async () => {
    const page = await windows.as((await tollgate.admin.get('/people/me')).body.id);
    await visit(page, '/webhooks');
    await page.getByRole('button', { name: 'Add a webhook' }).click();
    const form = page.getByRole('form', { name: 'Add a webhook' });
    await form.getByLabel('Name').fill('risk-desk');
    await form.getByLabel('Where to').fill('https://risk.example.com/tollgate');
    await form.getByLabel('Which events').fill('item.escalated, phase.*');
    await form.getByRole('button', { name: 'Add a webhook' }).click();
    await page.getByText('Its secret, shown this once').waitFor();
    await page.getByText('item.escalated, phase.*').waitFor();
    await page.getByRole('button', { name: 'Switch off risk-desk' }).click();
    await page.getByRole('button', { name: 'Switch on risk-desk' }).waitFor();
    await page.getByRole('button', { name: 'How it went: risk-desk' }).click();
    await page.getByText('Nothing was sent there yet.').waitFor();
    await page.getByRole('button', { name: 'Remove risk-desk' }).click();
    await page.getByRole('button', { name: 'Remove risk-desk for good' }).click();
    await page.getByText('No other system is sent events yet.').waitFor();
    expect(windows.complained()).toEqual([]);
  });

  test('who does not administer is told who sees deliveries; who does sees what was not delivered, and sends it again', async () => {
    const owner = await windows.as(c.ownerId);
    await visit(owner, '/deliveries');
    await owner.getByText(/Deliveries are seen by administrators/).waitFor();

    const gone = await tollgate.person('Gone', { email: 'gone@example.com' });
    await c.item({ ownerId: gone, due: inDays(-1) });
    const dead = async () => (await tollgate.admin.get(`/deliveries?state=dead&person=${gone}`)).body.items;
    await until('a mail that is not delivered', async () => (await dead()).length > 0);
    const admin = await windows.as((await tollgate.admin.get('/people/me')).body.id);
    await visit(admin, '/deliveries?state=dead');
    await admin
      .getByText(/no such user.*The fault lies with the address\./)
      .first()
      .waitFor();
    const [{ id }] = await dead();
    const again = async () =>
      (await tollgate.admin.get(`/audit-events?type=delivery.retried&subjectId=${id}`)).body.items;
    expect(await again()).toEqual([]);
    await admin.getByRole('button', { name: 'Send again to Gone' }).first().click();
    await until(
      'it to be tried again, and dead again',
      async () => (await again()).length === 1 && (await dead()).length > 0,
    );
    await admin.getByRole('button', { name: 'Send again what was not delivered' }).click();
    await admin.getByRole('form', { name: 'Send again' }).getByRole('button', { name: 'Send again' }).click();
    await admin.getByText(/(is|are) sent again\./).waitFor();
    expect(windows.complained()).toEqual([]);
  });
});
