import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Failure, type Json, type Schemas } from '../lib/client.js';
import { given } from '../lib/options.js';
import { plain, show } from '../lib/output.js';
import { askAbout } from './import-ask.js';
import type { Terminal } from '../lib/terminal.js';
import { mappingText, summary } from './import-text.js';

export interface ImportOptions {
  program: string;
  create?: boolean;
  draft?: boolean;
  lead?: string;
  dryRun?: boolean;
  map?: Record<string, string>;
  mapStatus?: Record<string, string>;
  dateOrder?: string;
  shiftTo?: string;
  dueRule?: string;
  owners?: string;
  severalOwners?: string;
  defaultOwner?: string;
  onConflict?: string;
  source?: string;
  late?: string;
  onMissing?: string;
  escalation?: string;
  reminder?: string;
  signOff?: string;
  extension?: string;
  effectiveness?: string;
  encoding?: string;
  sheet?: string;
  rejected?: string;
  yes?: boolean;
  json?: boolean;
}

/** A file, or the standard input for `-`. */
export interface Given {
  name: string;
  content: Buffer;
}

/** Imports a file; on a terminal, what is in doubt is tried and asked about first. */
export async function runImport(
  file: string,
  options: ImportOptions,
  terminal: Terminal = { input: process.stdin, output: process.stderr },
  client = new Client(),
): Promise<void> {
  const { input, output } = terminal;
  const read = readGiven(file);
  const asks = input.isTTY && output.isTTY && !options.json && !options.yes && !options.dryRun;
  const settled = asks
    ? await askAbout(options, (trial) => carryOut(client, read, { ...trial, dryRun: true }, output), terminal)
    : options;
  if (settled === null) {
    output.write('Nothing was written.\n');
    return;
  }
  const state = await carryOut(client, read, settled, output);
  const path = `/imports/${state.id}` as const;
  if (options.rejected !== undefined && state.rejectedCount > 0)
    writeTo(options.rejected, await client.text(`${path}/rejected`));
  show(options.json, state, () => summary(state));
  mustHaveComeIn(state);
}

/** Hands the file in and waits for its end. */
async function carryOut(
  client: Client,
  file: Given,
  options: ImportOptions,
  output: NodeJS.WritableStream,
): Promise<Schemas['Import']> {
  const form = new FormData();
  form.append('options', JSON.stringify(requestOf(options)));
  form.append('file', new Blob([new Uint8Array(file.content)]), file.name);
  let state = await client.upload('/imports', form);
  if (!options.json) output.write(`${mappingText(state)}\n`);
  const path = `/imports/${state.id}` as const;
  const stop = (): void => {
    output.write('\nStopping; what is written stays.\n');
    void client.post(`${path}/cancel`).catch(() => undefined);
  };
  process.once('SIGINT', stop);
  let said = -1;
  for (let wait = 50; state.finishedAt === null; wait = Math.min(1_000, wait * 1.5)) {
    await sleep(wait);
    state = await client.get(path);
    if (!options.json && state.rowsDone !== said) {
      said = state.rowsDone;
      output.write(`${said} of ${plain(state.rows)} rows\n`);
    }
  }
  process.removeListener('SIGINT', stop);
  return state;
}

function requestOf(options: ImportOptions): Json {
  const { map: mapping, mapStatus: statusWords, escalation, reminder, signOff, extension, effectiveness } = options;
  const { rejected: _, yes: __, json: ___, map: ____, mapStatus: _____, ...others } = options;
  for (const name of ['escalation', 'reminder', 'signOff', 'extension', 'effectiveness'] as const)
    Reflect.deleteProperty(others, name);
  const policies = given({ escalation, reminder, signOff, extension, effectiveness });
  return given({
    ...others,
    mapping,
    statusWords,
    policies: Object.keys(policies).length === 0 ? undefined : policies,
  });
}

export function readGiven(file: string): Given {
  try {
    if (file === '-') return { name: 'standard input', content: readFileSync(0) };
    return { name: basename(file), content: readFileSync(file) };
  } catch (error) {
    throw new Failure(`${file} cannot be read (${String((error as NodeJS.ErrnoException).code)}). Check its name.`);
  }
}

/** Writes a file; `-` is the standard output. */
export function writeTo(file: string, content: string | Uint8Array): void {
  if (file === '-') process.stdout.write(content);
  else writeFileSync(file, content);
}

/** @throws Failure where the import did not come to its end, or nothing of the file came in */
function mustHaveComeIn(state: Schemas['Import']): void {
  const { state: ended, error, rejectedCount } = state;
  if (ended !== 'done') throw new Failure(`The import ${plain(ended)}${error ? `: ${plain(error)}` : ''}`);
  const came = state.created + state.updated + state.unchanged;
  if (came > 0) return;
  if (rejectedCount > 0)
    throw new Failure(
      `Nothing came in: every row was rejected (${plain(rejectedCount)}). Mend what is said of them, and import again.`,
    );
  throw new Failure('Nothing came in: the file has a header and no rows below it.');
}
