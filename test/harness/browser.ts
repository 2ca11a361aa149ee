import type { DataSource } from 'typeorm';
import { openSession } from '../../database/sign-in/sessions.js';
import type { HowProved } from '../../domain/sign-in/how.js';
import { placeOf, type ApiAnswer } from './api-client.js';

/** The browser of somebody: keeps the cookies that it is given, and says of what page a request comes as browsers do. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** The page from which it sends what changes something; another address plays a page of somebody else. */
  headers: Record<string, string>;

  constructor(readonly url: string) {
    this.headers = { origin: url, 'sec-fetch-site': 'same-origin' };
  }

  get(path: string, headers: Record<string, string> = {}): Promise<ApiAnswer> {
    return this.send('GET', path, undefined, headers);
  }

  send(
    method: string,
    path: string,
    body?: URLSearchParams | object,
    headers: Record<string, string> = this.headers,
  ): Promise<ApiAnswer> {
    const json = body === undefined || body instanceof URLSearchParams ? undefined : JSON.stringify(body);
    return this.exchange(method, path, json ?? (body as URLSearchParams | undefined), {
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    });
  }

  private async exchange(
    method: string,
    path: string,
    body: URLSearchParams | string | undefined,
    headers: Record<string, string>,
  ): Promise<ApiAnswer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.url}${placeOf(path)}`, {
      method,
      redirect: 'manual',
      headers: { ...(cookie === '' ? {} : { cookie }), ...headers },
      ...(body === undefined ? {} : { body }),
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      body: isJson && text !== '' ? JSON.parse(text) : text,
      headers: response.headers,
    };
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const expires = /expires=([^;]+)/i.exec(line)?.[1];
    if (value === '' || (expires !== undefined && Date.parse(expires) <= Date.now())) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** A browser in which that person has signed in. */
export async function signedIn(
  { url, dataSource }: { url: string; dataSource: DataSource },
  personId: string,
  how: HowProved = { kind: 'password' },
): Promise<Browser & { sessionId: string }> {
  const { id, value } = await openSession(dataSource.manager, { personId, how, at: new Date(), hours: 12 });
  const browser = new Browser(url);
  browser.cookies.set('__Host-tollgate', value);
  return Object.assign(browser, { sessionId: id });
}
