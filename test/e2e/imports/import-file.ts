import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { until } from '../../harness/until.js';

export interface ImportAnswer {
  id: string;
  state: string;
  rows: number;
  rowsDone: number;
  created: number;
  updated: number;
  unchanged: number;
  missing: number;
  rejectedCount: number;
  kept: number;
  left: number;
  changesCount: number;
  changes: {
    row: number;
    item: string;
    field: string;
    from: string;
    to: string;
    last: string | null;
    verdict: string;
  }[];
  setOff: { breaching: number; escalating: number; people: number; messages: number };
  statusWords: { word: string; rows: number; means: string | null; how: string | null }[];
  notes: string[];
  rejected: { row: number; column: string | null; message: string }[];
  program: { id: string | null; name: string; isNew: boolean };
  error: string | null;
}

type Content = Uint8Array | string;

/** Hands a file in; gives the answer as it is. */
export function sendFile(
  client: ApiClient,
  content: Content,
  options: object,
  headers: Record<string, string> = {},
): Promise<ApiAnswer> {
  const name = typeof content === 'string' ? 'actions.csv' : 'actions.xlsx';
  return client.upload('/imports', { options: JSON.stringify(options) }, { name, content }, headers);
}

/** Hands a file in that is accepted. */
export async function acceptedFile(client: ApiClient, content: Content, options: object): Promise<ImportAnswer> {
  const { status, body } = await sendFile(client, content, options);
  if (status !== 202) throw new Error(`POST /imports: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** Waits until an import has ended, however it ended. */
export function ended(client: ApiClient, id: string): Promise<ImportAnswer> {
  return until(`import ${id} to end`, async () => {
    const { status, body } = await client.get(`/imports/${id}`);
    return status === 200 && body.finishedAt !== null && body;
  });
}

/** Imports a file, to its end. */
export async function importFile(client: ApiClient, content: Content, options: object): Promise<ImportAnswer> {
  return ended(client, (await acceptedFile(client, content, options)).id);
}

/** A register of so many rows; `row` gives what differs. */
export function register(
  count: number,
  row: (n: number) => { status?: string; owner?: string; due?: string } = () => ({}),
): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const { status = 'open', owner = 'Mei Lin', due = '2030-06-28' } = row(index + 1);
    return `G-${index + 1},"Close gap ${index + 1}, and show it",${owner},${due},${status},Toys`;
  });
  return `ID,Title,Owner,Due date,Status,Category\n${lines.join('\n')}\n`;
}
