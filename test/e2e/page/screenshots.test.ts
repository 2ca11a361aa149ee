import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate } from '../../harness/tollgate.js';
import { readArguments } from '../../screenshots/arguments.js';
import { Camera } from '../../screenshots/camera.js';
import { takeScreenshots } from '../../screenshots/take.js';
import { inBrowser } from './in-browser.js';

test('it says in one line what it does not understand', () => {
  expect(readArguments(['--only', '/,/items', '--state=many', '--items', '40'])).toMatchObject({
    only: ['/', '/items'],
    states: ['many'],
    items: 40,
  });
  expect(() => readArguments(['--state', 'some'])).toThrow('The states are sample, none, many, error.');
  expect(() => readArguments(['--items', 'all'])).toThrow('was given "all"');
  expect(() => readArguments(['--quick'])).toThrow('"--quick" is not known here.');
});

inBrowser('screenshots', (browser) => {
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-screenshots-test-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('every picture is in the folder and on the contact sheet; of an earlier run nothing is left', async () => {
    writeFileSync(join(folder, 'none-001-of-before.png'), '');
    writeFileSync(join(folder, 'mine.txt'), '');
    const said: string[] = [];
    const taken = await takeScreenshots({
      ...{ browser, folder, only: ['/teams', '/items/$ref'], states: ['none'], items: 1 },
      say: (line) => said.push(line),
    });
    const [only] = taken;
    expect(taken).toMatchObject([{ page: '/teams', state: 'none', complaints: [] }]);
    expect(said).toContainEqual(expect.stringContaining('/items/$ref: there is nothing to open it with'));
    expect(readdirSync(folder).toSorted()).toEqual(['index.html', 'mine.txt', only?.file, 'sheet-01.png'].toSorted());
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain(`<img src="${only?.file}"`);
  });

  test('what the browser complains of is told, except where a failing server is what is looked at', async () => {
    const tollgate = await startTollgate({ worker: false });
    const windows = await Windows.open(browser, tollgate);
    try {
      const camera = new Camera(windows, folder);
      const { id } = (await tollgate.admin.get('/people/me')).body;
      const shot = { page: '/teams', how: '', at: '/teams', personId: id, fails: 500 } as const;
      const expected = await camera.take({ ...shot, state: 'error' });
      const unexpected = await camera.take({ ...shot, state: 'sample' });
      expect(expected.complaints).toEqual([]);
      expect(unexpected.complaints).toContainEqual(expect.stringContaining('500 of GET'));
      expect(existsSync(join(folder, unexpected.file))).toBe(true);
    } finally {
      await windows.close();
      await tollgate.stop();
    }
  });
});
