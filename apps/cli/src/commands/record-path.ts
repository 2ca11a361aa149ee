import type { Client } from '../lib/client.js';
import { itemPath, programId, registerPath } from '../lib/refs.js';
import type { Restrictable } from '../lib/routes.js';
import type { Numbered } from './record-commands.js';

export type RecordPath = `${Restrictable}/${string}`;

/** Where a record of any kind is: a program by its name or id, `AI-12`, `EX-3` or `RK-7`. */
export async function recordPath(client: Client, record: string, registers: readonly Numbered[]): Promise<RecordPath> {
  const letters = /^([a-z]+)-\d+$/i.exec(record)?.[1]?.toUpperCase();
  if (letters === 'AI') return itemPath(client, record);
  const register = registers.find(({ key }) => key === letters);
  if (register) return registerPath(register.at, register.key, record);
  return `/programs/${await programId(client, record)}`;
}
