import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { visit } from '../harness/page/seen.js';
import type { Windows } from '../harness/page/windows.js';
import type { Failure, Shot, Taken } from './shot.js';

/** A page that goes on further down than this is cut, in px. */
const tallest = 1_800;
/** The browser's own lines on answers that fail or refuse, where that is what is looked at. */
const ofFailures = /status of (?:404|5\d\d)|^[^:]*: 5\d\d of |net::ERR_FAILED|ERR_CONNECTION/;

/** Takes a picture after the other in one window for each way of looking. */
export class Camera {
  private readonly opened = new Map<string, Promise<Page>>();
  private count = 0;

  constructor(
    private readonly windows: Windows,
    private readonly folder: string,
  ) {}

  async take(shot: Shot): Promise<Taken> {
    const page = await this.window(shot);
    await page.unrouteAll();
    if (shot.fails !== undefined) await fail(page, shot.fails);
    const complaints: string[] = [];
    await page.emulateMedia({ media: shot.print ? 'print' : 'screen' });
    await this.open(page, shot).catch((error: unknown) => {
      complaints.push(`it did not come to rest: ${error instanceof Error ? error.message : String(error)}`);
    });
    this.count += 1;
    const file = `${shot.state}-${String(this.count).padStart(3, '0')}-${nameOf(shot)}.png`;
    const { width, height } = await page.evaluate<{ width: number; height: number }>(
      '({ width: innerWidth, height: Math.max(innerHeight, document.documentElement.scrollHeight) })',
    );
    await page.screenshot({
      path: join(this.folder, file),
      fullPage: true,
      clip: { x: 0, y: 0, width, height: Math.min(height, tallest) },
    });
    const expected = shot.state === 'error' || shot.how.includes('not there');
    complaints.push(...this.windows.complained(expected ? ofFailures : undefined));
    return { ...shot, file, complaints };
  }

  /** Waits until all of it is there, the code of its parts too; of a page that fails, until it has asked as often as it does. */
  private async open(page: Page, { at, personId, fails, state }: Shot): Promise<void> {
    // Nothing of the page before is left over.
    await page.goto('about:blank');
    if (personId === null) await page.goto(at);
    else if (fails === undefined && state !== 'error') {
      await visit(page, at);
      await page.locator('main .mantine-Skeleton-root').first().waitFor({ state: 'detached' });
    } else {
      await page.goto(at);
      // Of a server that is away the page asks for long; it says so at once.
      if (fails === 'away' || fails === 503) await page.getByRole('status').first().waitFor();
      else await page.locator('main[aria-busy="false"] [role=alert]').first().waitFor();
    }
  }

  private window({ personId, look = {} }: Shot): Promise<Page> {
    const key = JSON.stringify([personId, look]);
    const found =
      this.opened.get(key) ?? (personId === null ? this.windows.stranger(look) : this.windows.as(personId, look));
    this.opened.set(key, found);
    return found;
  }
}

/** Who looks is still known, and the code of the page comes: what fails is what the page asks for. */
async function fail(page: Page, how: Failure): Promise<void> {
  await page.route(/\/api\/v1\/(?!people\/me$|events)/, async (route) => {
    if (how === 'away') return route.abort();
    const body = {
      type: 'about:blank',
      title: 'Something went wrong on our side. The request id leads to it in the log.',
      status: how,
    };
    return route.fulfill({ status: how, contentType: 'application/problem+json', body: JSON.stringify(body) });
  });
}

function nameOf({ page, how }: Shot): string {
  const words = `${page === '/' ? 'my-work' : page} ${how}`;
  return words
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .toLowerCase();
}
