import { inBrowser } from './in-browser.js';
import { englishOn, hearWritten, unfold } from '../../harness/page/english.js';
import { againstAxe, hasName, loaded, visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { pages } from './pages.js';
import { sample, type Sample } from './sample.js';

/** English that stays, and why. */
const stays: [text: RegExp, why: string][] = [
  [/550 no such user/, 'the answer of a mail server'],
  [/getaddrinfo [A-Z]+ /, 'the answer of the network'],
  [/^Nobody has asked the sellers\.$/, 'what a model has written, in the language of the records'],
  [/^30 working days after import$/, 'an example of what is typed, which is read in English'],
];

/** Who looks at every page, with axe too. */
const everything = 'the manager of a program';

/** Of a record, more depends on who looks than of a list. */
const ofRecord = (path: string): boolean => path.includes('$') || ['/', '/messages'].includes(path);

inBrowser('the page in Chinese', (browser) => {
  let tollgate: Tollgate;
  let windows: Windows;
  let c: Sample;
  const written = hearWritten();

  beforeAll(async () => {
    tollgate = await startTollgate();
    windows = await Windows.open(browser, tollgate);
    c = await sample(tollgate);
  });
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
  });

  test.each([
    [everything, () => Promise.resolve(c.managerId), () => true],
    ['an owner', () => Promise.resolve(c.ownerId), ofRecord],
    [
      'an administrator',
      async () => (await tollgate.admin.get('/people/me')).body.id as string,
      (path: string) => !ofRecord(path) || path === '/',
    ],
  ])('%s reads and hears no sentence in English but what people wrote', async (who, whose, looksAt) => {
    const page = await windows.as(await whose(), { locale: 'zh-CN' });
    const found: string[] = [];
    for (const { path, at } of pages.filter((each) => looksAt(each.path))) {
      await visit(page, at(c));
      // Once for each page: who looks makes no other page of it.
      if (who === everything) {
        found.push(...(await againstAxe(page)).map((line) => `${path}: ${line}`));
        if (!hasName.test(await page.title())) found.push(`${path}: the window has no name of its own`);
      }
      await unfold(page);
      await loaded(page);
      const english = (await englishOn(page, written)).filter((text) => !stays.some(([kept]) => kept.test(text)));
      found.push(...english.map((text) => `${path}: ${text}`));
    }
    // That something is not theirs to see is said by the browser, too.
    expect([...found, ...windows.complained(/Failed to load resource/)]).toEqual([]);
  });
});
