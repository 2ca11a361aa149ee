// Finds the browser that the tests of the page run in, or installs it:
//
//   node tools/browser.mjs            prints where it is; installs Debian's Chromium where there is none and it may
//   CHROMIUM=/path/to/chrome npm test  takes that one
//
// Looked for, in this order: CHROMIUM, the shell of Chromium that has no window (the same engine, a fifth cheaper), the usual
// places, and what Playwright has downloaded. The shell is installed by apt-get, as root on Debian, and Chromium where there is
// no shell; elsewhere `npx playwright-core install chromium` brings one. Without a browser the tests of the page say so, and the
// others run.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const shell = '/usr/bin/chromium-headless-shell';
const places = [
  shell,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** @returns {{ path: string } | { missing: string }} where the browser is, or why there is none and what to do */
export function findBrowser() {
  const named = process.env.CHROMIUM ?? '';
  if (named !== '')
    return canRun(named)
      ? { path: named }
      : { missing: `CHROMIUM says ${named}, and there is no program there that can be run. Correct it, or unset it.` };
  const path = [...places, downloaded()].find((each) => each !== '' && canRun(each));
  if (path !== undefined) return { path };
  return {
    missing:
      'There is no Chromium here. Run `node tools/browser.mjs` as root on Debian or Ubuntu, or `npx playwright-core install chromium`; or say in CHROMIUM where it is.',
  };
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function downloaded() {
  try {
    return createRequire(import.meta.url)('playwright-core').chromium.executablePath();
  } catch {
    return '';
  }
}

function install() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return;
  process.stdout.write('Installing Chromium by apt-get, a minute or two …\n');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    spawnSync('apt-get', args, { env: environment, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  const add = (name) => apt('install', '-y', '-qq', '--no-install-recommends', name);
  // Ubuntu has no shell of it.
  if (apt('update', '-qq') && !add('chromium-headless-shell') && 'missing' in findBrowser()) add('chromium');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  let found = findBrowser();
  if (found.path !== shell && !process.env.CHROMIUM) {
    install();
    found = findBrowser();
  }
  if ('path' in found) process.stdout.write(`The tests of the page run in ${found.path}\n`);
  else {
    process.stderr.write(`The tests of the page cannot run. ${found.missing}\n`);
    process.exitCode = 1;
  }
}
