import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { projectRoot } from '../../config/settings.js';

const folder = join(projectRoot, 'test', 'replay', 'histories');

/** Keeps a history for the replay tests, where `CAPTURE_HISTORIES=1` asks for it: once for each release. */
export function captureHistory(name: string, history: Parameters<typeof historyToJSON>[0]): void {
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
