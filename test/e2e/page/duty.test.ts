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
    await page.getByRole('button', { name: 'Change it: Night desk' }).click();
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

  test('swaps that were agreed stand under the rota, and one is taken out; what is over is not shown', async () => {
    const [ana = '', ben = ''] = people;
    const layer = {
      name: 'desk',
      zone: 'Asia/Singapore',
      members: [ana, ben],
      starts: '2026-01-05',
      handover: '09:00',
    };
    const layers = [{ ...layer, weeks: 1, hours: null, days: [1, 2, 3, 4, 5, 6, 7] }];
    const made = await tollgate.admin.must('/rotas', { name: 'Day desk', body: { layers, overrides: [] } });
    const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
    const swap = (from: number, to: number, personId: string | null) =>
      tollgate.admin.must(`/rotas/${made.id}/overrides`, {
        layer: 'desk',
        from: inDays(from),
        to: inDays(to),
        personId,
      });
    await swap(3, 4, ben);
    await swap(6, 7, null);
    const page = await windows.as(adminId);
    await visit(page, '/duty');
    const listed = page.getByRole('list', { name: 'Swaps of Day desk' });
    await listed.getByText(/^desk: Ben Duty, from /).waitFor();
    expect(await listed.getByRole('listitem').count()).toBe(2);
    expect([...(await againstAxe(page)), ...(await tooWide(page))]).toEqual([]);
    await listed.getByRole('button', { name: /^Take out: desk, Ben Duty, from / }).click();
    await listed.getByText(/Ben Duty/).waitFor({ state: 'detached' });
    const { body } = (await tollgate.admin.get(`/rotas/${made.id}`)).body;
    expect(body.overrides).toMatchObject([{ personId: null }]);
    // Who is no administrator sees them, and takes none out.
    const other = await windows.as(ana);
    await visit(other, '/duty');
    await other
      .getByRole('list', { name: 'Swaps of Day desk' })
      .getByText(/^desk: nobody, from /)
      .waitFor();
    expect(await other.getByRole('button', { name: /^Take out: desk/ }).count()).toBe(0);
    expect(windows.complained()).toEqual([]);
  });

  test('how many weeks, layers and people there may be is what the API says', async () => {
    const page = await windows.as(adminId);
    await visit(page, '/duty');
    await page.getByRole('button', { name: 'Make a rota' }).click();
    const form = page.getByRole('region', { name: 'Make a rota' });
    for (let layers = 1; layers < 10; layers += 1) await form.getByRole('button', { name: 'Add a layer' }).click();
    await form.getByText('There are at most 10 layers.').waitFor();
    const weeks = form.getByLabel('Weeks of a turn').first();
    await weeks.fill('99');
    await weeks.blur();
    expect(await weeks.inputValue()).toBe('52');
    await form.getByRole('button', { name: 'Drop what I typed' }).click();
    expect(windows.complained()).toEqual([]);
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
