import { readSheets } from '../../../../database/sheets/read-sheets.js';
import { placeOf, type ApiClient } from '../../../harness/api-client.js';
import { unzipped } from '../../../harness/unzipped.js';

/** What of an answer is another each time: the name of the request, and the present moment. */
const moving = [
  /"requestId":"[^"]*"/g,
  /DTSTAMP:\S*/g,
  /"(?:lastUsedAt|lastSeenAt|onDutyAt)":(?:"[^"]*"|null)/g,
  // Of a person who stands in, of a network that is counted from now, and in the name of a file.
  /(?<="person":\{[^{}]*\},)"at":"[^"]*"/g,
  // Of how a program goes: until when it was counted.
  /"at":"[^"]*"(?=,"zone":"[^"]*","burnUp")/g,
  // Of a weekly report: as of when it is, and how long ago something was.
  /"at":"[^"]*"(?=,"scope":\{"program")/g,
  /(?<=Lists are as of )[^(]*|\b\d+ (?:minutes?|hours?)\b/g,
  /"start":"[^"]*"/g,
  /(?<=filename="[a-z-]+ )[-\d ]+/g,
];
const told = ['content-type', 'content-disposition', 'etag', 'location', 'link', 'last-modified'];
const inParallel = 8;

/** Status, headers and content of an answer as it can be compared with another; workbooks and packs are read. */
export async function answerOf(client: ApiClient, method: string, path: string, body?: object): Promise<string> {
  const response = await fetch(`${client.url}${placeOf(path)}`, {
    method,
    headers: {
      authorization: `Bearer ${client.token ?? ''}`,
      ...(method === 'GET' || body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    redirect: 'manual',
    ...(method === 'GET' || body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const content = Buffer.from(await response.arrayBuffer());
  const type = response.ok ? (response.headers.get('content-type') ?? '') : '';
  const text = await textOf(type, content);
  const headers = told.flatMap((name) => response.headers.get(name) ?? []).join('\n');
  return moving.reduce((said, what) => said.replaceAll(what, ''), `${response.status}\n${headers}\n${text}`);
}

async function textOf(type: string, content: Buffer): Promise<string> {
  if (type.includes('spreadsheet')) return JSON.stringify(await readSheets(content, {}));
  return type.includes('application/zip') ? packText(await unzipped(content)) : content.toString('utf8');
}

/** What a pack says of its record: without when it was made, and how far the trail was sealed then. */
function packText(files: Record<string, Buffer>): string {
  const { 'events.jsonl': events, 'record.json': record, 'signatures.json': signatures } = files;
  const said = String(events)
    .split('\n')
    .slice(0, -1)
    .map((line) => (JSON.parse(line) as { event: object }).event);
  const { madeAt: _, ...facts } = JSON.parse(String(record)) as Record<string, unknown>;
  return JSON.stringify([Object.keys(files).sort(), said, facts, String(signatures)]);
}

/** Does it to all of these, several at a time. */
export async function together<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = all.values();
  const next = async (): Promise<void> => {
    for (const one of left) await work(one);
  };
  await Promise.all(Array.from({ length: inParallel }, next));
}

/** The answers to all of these. */
export async function answersOf(client: ApiClient, paths: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  await together(paths, async (path) => {
    found.set(path, await answerOf(client, 'GET', path));
  });
  return found;
}
