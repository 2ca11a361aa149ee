import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../config/settings.js';
import { inBrowser } from './in-browser.js';
import { againstAxe, tooWide, visit } from '../../harness/page/seen.js';
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
  }, 90_000);
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
  }, 60_000);

  test.each([
    ['by day', {}],
    ['by night', { dark: true }],
    ['in Chinese', { locale: 'zh-CN' }],
  ])(
    '%s axe finds nothing on it, and the browser complains of nothing',
    async (_, look) => {
      const page = await windows.as(c.managerId, look);
      const found: string[] = [];
      for (const { at } of pages) {
        await visit(page, at(c));
        found.push(...(await againstAxe(page)).map((line) => `${at(c)}: ${line}`));
        if (!/^.+ · Tollgate$/.test(await page.title())) found.push(`${at(c)}: the window has no name of its own`);
      }
      expect([...found, ...windows.complained()]).toEqual([]);
    },
    300_000,
  );

  test('on a phone nothing sticks out to the side', async () => {
    const page = await windows.as(c.ownerId, { phone: true });
    const found: string[] = [];
    for (const { at } of pages) {
      await visit(page, at(c));
      found.push(...(await tooWide(page)).map((line) => `${at(c)}: ${line}`));
    }
    expect([...found, ...windows.complained()]).toEqual([]);
  }, 300_000);
});
