import type { ApiAnswer } from '../../harness/api-client.js';
import { Browser } from '../../harness/browser.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { throughProvider } from '../../harness/vendors/oidc-server.js';

/** A Tollgate that may reach this machine, and is reached where it says it is. */
export async function tollgateWithDoors(): Promise<Tollgate> {
  const tollgate = await startTollgate({ worker: false, settings: { webhookAllowLoopback: true } });
  tollgate.settings.publicUrl = tollgate.url;
  return tollgate;
}

export const pathAt = (tollgate: Tollgate, url: string): string => url.slice(tollgate.url.length);

/** Begins in a browser; gives where it is sent. */
export async function begin(browser: Browser, key: string, query = ''): Promise<URL> {
  const { status, headers, body } = await browser.get(`/sign-in/with/${key}${query}`);
  if (status !== 303) throw new Error(`it was not sent anywhere: ${status} ${JSON.stringify(body)}`);
  return new URL(headers.get('location') ?? '');
}

/** Goes the whole way, there and back; gives the last answer. */
export async function signInWith(
  tollgate: Tollgate,
  key: string,
  { browser = new Browser(tollgate.url), query = '' }: { browser?: Browser; query?: string } = {},
): Promise<{ browser: Browser; answer: ApiAnswer; back: string }> {
  const there = await begin(browser, key, query);
  const back = pathAt(tollgate, await throughProvider(there.href, tollgate.url));
  return { browser, answer: await browser.get(back), back };
}

/** Who that browser is signed in as; null where nobody is. */
export async function whoIn(browser: Browser): Promise<string | null> {
  const { status, body } = await browser.get('/people/me');
  return status === 200 ? (body as { name: string }).name : null;
}
