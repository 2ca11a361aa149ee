import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { projectRoot } from '../../../config/settings.js';
import { inBrowser } from './in-browser.js';
import { againstAxe, againstAxeByNight, hasName, tooWide, tooWideWhereNarrow, visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { pages } from './pages.js';
import { sample, type Sample } from './sample.js';

test('the list of pages is that of the routes', () => {
  const routes = readFileSync(join(projectRoot, 'apps', 'web', 'src', 'routes.tsx'), 'utf8');
  const paths = [...routes.matchAll(/path: '([^']+)'/g)].map(([, path]) => path);
  // Shown in development only.
  expect(pages.map(({ path }) => path).toSorted()).toEqual(paths.filter((path) => path !== '/design').toSorted());
});

inBrowser('every page', (browser) => {
  let tollgate: Tollgate;
  let windows: Windows;
  let c: Sample;

  beforeAll(async () => {
    tollgate = await startTollgate();
    windows = await Windows.open(browser, tollgate);
    c = await sample(tollgate);
  });
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
  });

  /** So many pages are looked at in one test: each is loaded, and read by axe, in some seconds on a busy machine. */
  const atOnce = 16;
  const parts = Array.from({ length: Math.ceil(pages.length / atOnce) }, (_, part) => part);

  // In Chinese each is looked at by `chinese.test.ts`, on a visit that is paid there anyway.
  test.each(parts)(
    'by day and by night axe finds nothing on it, nothing sticks out where it is narrow, and the browser complains of nothing (part %i)',
    async (part) => {
      const page = await windows.as(c.managerId);
      const found: string[] = [];
      for (const { at } of pages.slice(atOnce * part, atOnce * (part + 1))) {
        await visit(page, at(c));
        const against = [...(await againstAxe(page)), ...(await againstAxeByNight(page))];
        found.push(...[...against, ...(await tooWideWhereNarrow(page))].map((line) => `${at(c)}: ${line}`));
        if (!hasName.test(await page.title())) found.push(`${at(c)}: the window has no name of its own`);
      }
      expect([...found, ...windows.complained()]).toEqual([]);
    },
  );

  /** Files are brought in there: nothing is asked of the API before there is one. */
  const asksNothing = /^\/(?:imports\/new|(?:cases|findings|controls)\/import)$/;

  test.each(parts)(
    'where the API refuses what a page asks for, the page says so under a heading, and goes on saying it (part %i)',
    async (part) => {
      const page = await windows.as(c.managerId);
      const detail = 'Nobody reads this today.';
      const problem = JSON.stringify({ type: 'about:blank', title: 'Forbidden', status: 403, detail });
      await page.route(/\/api\/v1\/(?!people\/me$|events)/, (route) =>
        route.fulfill({ status: 403, contentType: 'application/problem+json', body: problem }),
      );
      const found: string[] = [];
      for (const { path, at } of pages.slice(atOnce * part, atOnce * (part + 1))) {
        if (asksNothing.test(path)) continue;
        await visit(page, at(c));
        const says = page.getByRole('alert').filter({ hasText: detail }).first();
        await says.waitFor().catch(() => found.push(`${path} says nothing`));
        if ((await page.locator('main .mantine-Skeleton-root').count()) > 0) found.push(`${path} goes on loading`);
      }
      await page.unrouteAll();
      expect([...found, ...windows.complained(/status of 403/)]).toEqual([]);
    },
  );

  test('a metric is read as a line and as a table; from its breach one comes to the slice that is out of band', async () => {
    const page = await windows.as(c.managerId);
    await visit(page, `/breaches/${c.breach.key}`);
    await page.getByRole('link', { name: 'Leakage rate', exact: true }).click();
    await page.getByRole('heading', { name: 'Its values: market VN' }).waitFor();
    const line = page.getByRole('img', { name: /^6 values; the last, of .*, is 4.5/ });
    await line.waitFor();
    await page.getByText('As a table').click();
    const rows = page.getByRole('table').getByRole('row');
    expect(await rows.nth(1).innerText()).toMatch(/4\.5.*400\s+Red/s);
    await page.getByRole('button', { name: 'market SG' }).click();
    await page.getByRole('heading', { name: 'Its values: market SG' }).waitFor();
    await page.getByRole('button', { name: 'the whole' }).click();
    await page.getByRole('heading', { name: 'What explains a change: the whole' }).waitFor();
    await page.getByText('1 of its 2 parts by market makes up four fifths of it or more.').waitFor();
    const parts = page.getByRole('table').filter({ hasText: 'Effect on the whole' }).getByRole('row');
    expect(await parts.nth(1).innerText()).toMatch(/VN\s+4%\s+4\.5%\s+\+0\.25 %/);
    await page.getByLabel('Before', { exact: true }).selectOption('2026-01-05');
    await page.getByText('From 1.5 % to 2.75 %: +1.25 points.').waitFor();
    expect(windows.complained()).toEqual([]);
  });

  test('what became different in a metric since a day is compared with where it did not, drawn and as a table', async () => {
    const weeks = ['2025-11-24', '2025-12-01', '2025-12-08', '2025-12-15', '2025-12-22', '2025-12-29'];
    const columns = ['period', 'market', 'numerator', 'denominator'];
    const rows = weeks.flatMap((week, at) => [
      [week, 'SG', 4, 400],
      [week, 'VN', 9 + (at % 2), 400],
    ]);
    await tollgate.admin.must(`/governance-metrics/${c.breach.metric}/values`, { columns, rows });
    const page = await windows.as(c.managerId);
    await visit(page, `/governance-metrics/${c.breach.metric}?slice=whole`);
    const part = page.getByRole('region', { name: 'Before and after: the whole' });
    await part.getByText('Say since when').waitFor();
    await part.getByLabel('Since', { exact: true }).fill('2026-01-19');
    await part.getByText('Too few periods to tell').waitFor();
    await part.getByLabel('Where it was, by market').click();
    await page.getByRole('option', { name: 'VN' }).click();
    await part.getByText(/^market SG, without it: from 1 % to 1 %/).waitFor();
    await part.getByText('It became worse by more than chance makes.').waitFor();
    await part.getByRole('img', { name: '12 periods, with it and without it.' }).waitFor();
    await page.keyboard.press('Escape');
    await part.getByText('As a table').click();
    const first = part.getByRole('table').getByRole('row').nth(1);
    expect(await first.innerText()).toMatch(/Before\s+2\.25%\s+1%\s+\+1\.25 %/);
    // One market that is looked at is compared with the others.
    await page.getByRole('button', { name: 'market VN' }).click();
    const ofOne = page.getByRole('region', { name: 'Before and after: market VN' });
    await ofOne.getByLabel('Since', { exact: true }).fill('2026-01-19');
    await ofOne.getByText(/^market SG, without it: from 1 % to 1 %/).waitFor();
    expect([...(await againstAxe(page)), ...windows.complained()]).toEqual([]);
  });

  const administrator = async () => (await tollgate.admin.get('/people/me')).body.id as string;

  test('a rule is written with its mistakes named, played on the past, watched, and stopped', async () => {
    const page = await windows.as(await administrator());
    await visit(page, '/rules');
    await page.getByRole('link', { name: 'Write a rule' }).click();
    await page.getByText('It is a rule.').waitFor();
    await page.getByLabel(/^Rule( \*)?$/).fill('Grave findings of Singapore');
    const text = page.getByLabel('The rule');
    const right = await text.inputValue();
    await text.fill(right.replace('record.rating in', 'record.raiting in'));
    await page.getByText('One thing is wrong.').waitFor();
    await page.getByText(/^if, line 1, column \d+: .*raiting/).waitFor();
    await text.fill(right);
    await page.getByText('It is a rule.').waitFor();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('heading', { name: /^RU-\d+ Grave findings of Singapore$/ }).waitFor();
    await page.getByRole('button', { name: 'Play it on the past' }).click();
    const counts = page.getByRole('table', { name: 'What it would have done' });
    await counts.getByRole('row').nth(1).waitFor();
    expect(await counts.getByRole('row').nth(1).innerText()).toMatch(/^In all/);
    await page.getByRole('button', { name: 'Watch in shadow' }).click();
    await page.getByRole('form', { name: 'Watch in shadow' }).getByRole('button', { name: 'Watch in shadow' }).click();
    await page.getByRole('button', { name: 'Have it propose' }).waitFor();
    await page.getByRole('button', { name: 'Stop it' }).click();
    await page.getByRole('form', { name: 'Stop it' }).getByRole('button', { name: 'Stop it' }).click();
    await page.getByText('stopped', { exact: true }).first().waitFor();
    expect([...(await againstAxe(page)), ...windows.complained()]).toEqual([]);
  });

  test('whoever reads the trail takes the record pack of each kind of record; others are not offered it', async () => {
    const page = await windows.as(await administrator());
    const others = await windows.as(c.managerId);
    const [exception, risk, found] = [c.exception, c.risk, c.found].map(({ key }) => key);
    for (const path of [
      `/items/${c.submitted.key}`,
      `/programs/${c.programId}`,
      ...[
        `/exceptions/${exception}`,
        `/risks/${risk}`,
        `/cases/${found}`,
        `/controls/${c.control.key}`,
        `/review-rounds/${c.round.key}`,
      ],
    ]) {
      await visit(page, path);
      const href = await page.getByRole('link', { name: 'Record pack' }).getAttribute('href');
      const answer = await page.request.get(href ?? '');
      expect([path, answer.status(), answer.headers()['content-type']]).toEqual([path, 200, 'application/zip']);
      await visit(others, path);
      expect([path, await others.getByRole('link', { name: 'Record pack' }).count()]).toEqual([path, 0]);
    }
    expect(windows.complained()).toEqual([]);
  });

  test('an administrator places legal holds, sees them and lifts one; axe finds nothing on it, in Chinese too', async () => {
    const page = await windows.as(await administrator());
    await visit(page, '/holds');
    const place = async (fill: (form: Locator) => Promise<void>, reason: string) => {
      await page.getByRole('button', { name: 'Place a hold' }).click();
      const form = page.getByRole('form', { name: 'Place a hold' });
      await fill(form);
      await form.getByLabel('Why').fill(reason);
      await form.getByRole('button', { name: 'Place a hold' }).click();
      await page.getByRole('listitem').filter({ hasText: reason }).waitFor();
    };
    const kind = async (form: Locator, name: string) => {
      await form.getByLabel('On what').click();
      await page.getByRole('option', { name, exact: true }).click();
    };
    await place(async (form) => {
      await form.getByRole('combobox', { name: /^Program/ }).click();
      await page.getByRole('option').first().click();
    }, 'Case 4711 of the regulator');
    await place(async (form) => {
      await kind(form, 'An action item');
      await form.getByLabel(/^Action item/).fill(c.submitted.key);
    }, 'An item of it');
    await place((form) => kind(form, 'Everything'), 'Until counsel has looked');
    expect(await againstAxe(page)).toEqual([]);
    await page.getByRole('button', { name: `Lift the hold on ${c.submitted.key}` }).click();
    const lifting = page.getByRole('form', { name: 'Lift the hold' });
    await lifting.getByLabel('Why it is over').fill('It was another item');
    expect(await againstAxe(page)).toEqual([]);
    await lifting.getByRole('button', { name: 'Lift the hold' }).click();
    await page.getByRole('listitem').filter({ hasText: 'An item of it' }).waitFor({ state: 'detached' });
    await visit(page, '/holds?state=lifted');
    await page.getByText('It was another item').waitFor();
    const held = (await tollgate.admin.get('/legal-holds?state=holds&sort=placed')).body.items;
    expect(held.map(({ on }: { on: { kind: string } }) => on.kind)).toEqual(['program', 'everything']);
    const chinese = await windows.as(await administrator(), { locale: 'zh-CN' });
    await visit(chinese, '/holds');
    await chinese.getByRole('button', { name: '设置保留' }).click();
    expect(await againstAxe(chinese)).toEqual([]);
    for (const { id } of held) await tollgate.admin.must(`/legal-holds/${id}/lift`, { reason: 'Over' });
    expect(windows.complained()).toEqual([]);
  });

  const onPhones = /^\/$|\$ref$|^\/(?:messages|delegations|search)$/;

  test('on the phone of whoever does the work nothing sticks out to the side of what they come to by a message', async () => {
    const page = await windows.as(c.ownerId, { phone: true });
    const found: string[] = [];
    for (const { path, at } of pages.filter((each) => onPhones.test(each.path))) {
      await visit(page, at(c));
      found.push(...(await tooWide(page)).map((line) => `${path}: ${line}`));
    }
    expect([...found, ...windows.complained()]).toEqual([]);
  });
});
