import type { ApiAnswer } from '../../../harness/api-client.js';
import { Browser } from '../../../harness/browser.js';
import { cell, type Cell, type World } from './cells.js';

export const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
export const fields = new URLSearchParams({
  name: 'Thief',
  password: 'seven small boats at noon',
  again: 'seven small boats at noon',
});
export const press = (world: World, path: string, headers?: Record<string, string>): Promise<ApiAnswer> =>
  new Browser(world.tollgate.url).send('POST', path, fields, headers);
export const own = ({ tollgate: { url } }: World) => ({ origin: url, 'sec-fetch-site': 'same-origin' });
export const random = `/${'x'.repeat(22)}.${'y'.repeat(43)}`;

/** A refusal of pressing what is at a path. */
export const pressed = (status: number, says: RegExp, path: (world: World) => string | Promise<string>): Cell =>
  cell(status, null, says, async (world) => {
    const at = await path(world);
    return () => press(world, at);
  });
export const altered = (path: string): string => `${path.slice(0, -4)}${path.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
