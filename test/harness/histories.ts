import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { projectRoot } from '../../config/settings.js';

type History = Parameters<typeof historyToJSON>[0];

const folder = join(projectRoot, 'test', 'replay', 'histories');

/** The history of a workflow with its payloads as the workflow knows them: the server has them encrypted. */
export async function plainHistory(client: Client, workflowId: string): Promise<History> {
  const history = await client.workflow.getHandle(workflowId).fetchHistory();
  for (const codec of client.options.loadedDataConverter.payloadCodecs) await decode(history, codec);
  return history;
}

/** What a history has in its payloads, each as text, with the name of the field that holds it. */
export function payloadsOf(history: History): { field: string; encoding: string; text: string }[] {
  const found: { field: string; encoding: string; text: string }[] = [];
  eachPayload(history, (field, { metadata, data }) => {
    const encoding = Buffer.from(metadata?.['encoding'] ?? []).toString();
    found.push({ field, encoding, text: Buffer.from(data ?? []).toString() });
  });
  return found;
}

async function decode(history: History, codec: PayloadCodec): Promise<void> {
  const places: { payload: Payload; put: (payload: Payload) => void }[] = [];
  eachPayload(history, (_, payload, put) => places.push({ payload, put }));
  for (const { payload, put } of places) {
    const [plain] = await codec.decode([payload]);
    if (plain) put(plain);
  }
}

/** Goes through all that is in a message of the server's. */
function eachPayload(
  within: unknown,
  each: (field: string, payload: Payload, put: (payload: Payload) => void) => void,
): void {
  if (typeof within !== 'object' || within === null || within instanceof Uint8Array) return;
  const fields = within as Record<string, unknown>;
  for (const [field, value] of Object.entries(fields))
    if (isPayload(value)) each(field, value, (payload) => (fields[field] = payload));
    else eachPayload(value, each);
}

function isPayload(value: unknown): value is Payload {
  if (typeof value !== 'object' || value === null) return false;
  const { metadata } = value as Payload;
  return typeof metadata === 'object' && metadata !== null && 'encoding' in metadata;
}

/** Keeps a history for the replay tests, where `CAPTURE_HISTORIES=1` asks for it: once for each release. */
export function captureHistory(name: string, history: History): void {
  if (process.env['CAPTURE_HISTORIES'] !== '1') return;
  // Who ran it, on which machine, is no part of what happened; the sticky queue is named for it too.
  const withoutMachine = (key: string, value: unknown): unknown =>
    key === 'identity' ? 'worker' : typeof value === 'string' ? value.replace(/^\d+@[\w.-]+$/, 'sticky') : value;
  const parsed: unknown = JSON.parse(historyToJSON(history));
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(parsed, withoutMachine)}\n`);
}

/** Every history that was kept, by name. */
export function keptHistories(): [string, unknown][] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(join(folder, file), 'utf8'))]);
}
