import { findBrowser } from '../../../tools/browser.mjs';

/**
 * Tests that need a browser. Where there is none, one test in their place says why they could not run; `.ci/run` installs
 * one first.
 */
export function inBrowser(what: string, tests: (path: string) => void): void {
  const found = findBrowser();
  describe(what, () => {
    if ('path' in found) tests(found.path);
    else
      test(`not run: ${found.missing}`, () => {
        expect(found.missing).toMatch(/Chromium|CHROMIUM/);
      });
  });
}
