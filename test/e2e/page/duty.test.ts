import { againstAxe, tooWide, visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { inBrowser } from './in-browser.js';

inBrowser('rotas are kept in the page', (browser) => {
  let tollgate: Tollgate;
  let windows: Windows;
  let adminId: string;
  let people: string[];

  beforeAll(async () => {
    tollgate = await startTollgate();
    windows = await Windows.open(browser, tollgate);
    adminId = (await tollgate.admin.get('/people/me')).body.id;
    people = [await tollgate.person('Ana Duty'), await tollgate.person('Ben Duty')];
  });
  afterEach(() => windows.shut());
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
  });

  test('a rota is made, what is wrong stands at its field, and its turns are put in another order', async () => {
    const page = await windows.as(adminId);
    await visit(page, '/duty');
    await page.getByRole('button', { name: 'Make a rota' }).click();
    const form = page.getByRole('region', { name: 'Make a rota' });
    await form.getByLabel('What it is called').fill('Night desk');
    const layer = form.getByRole('group', { name: 'Layer 1', exact: true });
    for (const name of ['Ana Duty', 'Ben Duty']) {
      await layer.getByLabel('Add somebody').fill(name);
      await page.getByRole('option', { name }).click();
      await layer.getByRole('button', { name: `Take out: ${name}` }).waitFor();
    }
    await layer.getByLabel('Time zone').fill('Atlantis');
    await layer.getByLabel('First handover on').fill('2026-01-05');
    await layer.getByLabel('Sunday').uncheck();
    await form.getByRole('button', { name: 'Make it' }).click();
    await layer.getByText(/zone/i).last().waitFor();
    await layer.getByLabel('Time zone').fill('Asia/Jakarta');
    expect([...(await againstAxe(page)), ...(await tooWide(page))]).toEqual([]);
    await form.getByRole('button', { name: 'Make it' }).click();
    await page.getByRole('button', { name: 'Change Night desk' }).click();
    const [made] = (await tollgate.admin.get('/rotas')).body.items;
    expect(made.body.layers[0]).toMatchObject({ zone: 'Asia/Jakarta', members: people, days: [1, 2, 3, 4, 5, 6] });

    const mended = page.getByRole('region', { name: 'Change Night desk' });
    await mended.getByRole('button', { name: 'Earlier: Ben Duty' }).click();
    await mended.getByLabel('On duty round the clock').uncheck();
    await mended.getByLabel('On duty from').fill('22:00');
    await mended.getByLabel('Until').fill('06:00');
    await mended.getByRole('button', { name: 'Save it' }).click();
    await mended.waitFor({ state: 'detached' });
    const [saved] = (await tollgate.admin.get('/rotas')).body.items;
    expect(saved.body.layers[0]).toMatchObject({
      members: people.toReversed(),
      hours: { from: '22:00', to: '06:00' },
    });
    expect(windows.complained(/400 \(Bad Request\)/)).toEqual([]);
  });

  test('who does not administer is told who may', async () => {
    const page = await windows.as(people[0] ?? '', { phone: true });
    await visit(page, '/duty');
    await page.getByText(/^Making and changing rotas: /).waitFor();
    expect(await page.getByRole('button', { name: 'Make a rota' }).count()).toBe(0);
    expect([...(await tooWide(page)), ...(await againstAxe(page))]).toEqual([]);
    expect(windows.complained()).toEqual([]);
  });
});
