import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../../../config/settings.js';

const files = { 'verify.html': 'verify-record-pack.html', 'verify_record_pack.py': 'verify_record_pack.py' };
let read: Record<string, string> | null = null;

/** The verifiers that come with a pack, by their paths in it; they are those of docs/. */
export function verifiers(): Record<string, string> {
  read ??= Object.fromEntries(
    Object.entries(files).map(([path, file]) => [path, readFileSync(join(projectRoot, 'dist', 'docs', file), 'utf8')]),
  );
  return read;
}
