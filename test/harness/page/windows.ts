import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { openSession } from '../../../database/sign-in/sessions.js';
import type { Tollgate } from '../tollgate.js';

/** How somebody looks at the page; as on a desk, in English and by day unless said otherwise. */
export interface Look {
  dark?: boolean;
  phone?: boolean;
  locale?: string;
  zone?: string;
}

/** A real browser before a real Tollgate. What it complains of on the way is kept. */
export class Windows {
  private readonly complaints: string[] = [];
  private readonly contexts: BrowserContext[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly tollgate: Pick<Tollgate, 'url' | 'dataSource'>,
  ) {}

  /** @param path of the browser's program */
  static async open(path: string, tollgate: Pick<Tollgate, 'url' | 'dataSource'>): Promise<Windows> {
    return new Windows(await launch(path), tollgate);
  }

  /** A window in which that person has signed in. */
  async as(personId: string, look: Look = {}): Promise<Page> {
    const { dataSource, url } = this.tollgate;
    const session = { personId, how: { kind: 'password' } as const, at: new Date(), hours: 12 };
    const { value } = await openSession(dataSource.manager, session);
    const context = await this.context(look);
    const { hostname } = new URL(url);
    const cookie = { name: '__Host-tollgate', value, domain: hostname, path: '/', httpOnly: true, secure: true };
    await context.addCookies([{ ...cookie, sameSite: 'Lax' }]);
    return this.watched(context);
  }

  /** A window in which nobody has signed in. */
  async stranger(look: Look = {}): Promise<Page> {
    return this.watched(await this.context(look));
  }

  /**
   * What the browser complained of since the last time, a line each.
   * @param but what belongs to the test, such as the browser's own line on an answer that refuses
   */
  complained(but?: RegExp): string[] {
    return this.complaints.splice(0).filter((line) => !but?.test(line));
  }

  /** Closes all windows; the browser stays. */
  async shut(): Promise<void> {
    for (const context of this.contexts.splice(0)) await context.close();
  }

  async close(): Promise<void> {
    await this.shut();
    await this.browser.close();
  }

  private async context({ dark, phone, locale, zone }: Look): Promise<BrowserContext> {
    const options: BrowserContextOptions = {
      baseURL: this.tollgate.url,
      viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 850 },
      locale: locale ?? 'en-GB',
      timezoneId: zone ?? 'Asia/Singapore',
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      ...(phone ? { hasTouch: true, isMobile: true } : {}),
    };
    const context = await this.browser.newContext(options);
    context.setDefaultTimeout(60_000);
    this.contexts.push(context);
    return context;
  }

  private async watched(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    const complain = (text: string): void => {
      this.complaints.push(`${new URL(page.url()).pathname}: ${text}`);
    };
    page.on('console', (message) => {
      if (['error', 'warning', 'assert'].includes(message.type()))
        complain(`console ${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => {
      complain(`uncaught: ${error.stack ?? error.message}`);
    });
    page.on('response', (answer) => {
      if (answer.status() >= 500) complain(`${answer.status()} of ${answer.request().method()} ${answer.url()}`);
    });
    return page;
  }
}

/** Starts the browser. @param path of its program */
export function launch(path: string): Promise<Browser> {
  // Chromium refuses a sandbox to root, which it is in a container.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: path, args: [...args, '--disable-dev-shm-usage'] });
}
