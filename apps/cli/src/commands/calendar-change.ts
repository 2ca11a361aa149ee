import { Client, type Schemas } from '../lib/client.js';
import { show } from '../lib/output.js';
import { changedText } from './calendar-text.js';

/** Options of every command that changes a calendar. */
export interface Common {
  json?: boolean;
  publish?: boolean;
}

export const json = ['--json', 'print one JSON document'] as const;
export const publish = ['--publish', 'publish it at once'] as const;

/** Makes a change, publishes it where asked to, and says what stands now. */
export async function change(
  key: string,
  options: Common,
  make: (client: Client) => Promise<Schemas['CalendarDetail']>,
): Promise<void> {
  const client = new Client();
  let found = await make(client);
  if (options.publish && found.draft !== null) found = await client.post(`${path(key)}/publish`);
  show(options.json, found, () => changedText(found));
}

/** Of a calendar in the API. */
export function path(key: string): `/calendars/${string}` {
  return `/calendars/${encodeURIComponent(key)}`;
}
