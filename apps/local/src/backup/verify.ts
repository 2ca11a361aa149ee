import { lstatSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hashed, reading } from './copied.js';
import { manifestName, readManifest, type KeptFile, type Manifest } from './manifest.js';
import { Progress, type LongWork } from './space.js';

export interface Verified {
  manifest: Manifest;
  /** SHA-256 of the manifest itself, hex. */
  sha256: string;
  /** One line for each file that is missing, altered, or none of its own. */
  findings: string[];
}

/**
 * Reads all of a backup and compares it with its manifest. That it is what was written, it tells; who wrote it, it cannot.
 * @throws StartProblem where there is no whole backup
 */
export async function verifyBackup(given: string, { say, signal }: LongWork): Promise<Verified> {
  const folder = resolve(given);
  const { manifest, sha256 } = readManifest(folder);
  const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
  const progress = new Progress('Verified', total, say);
  const findings: string[] = [];
  for (const file of manifest.files) {
    signal.throwIfAborted();
    const problem = await problemOf(folder, file, (bytes) => {
      signal.throwIfAborted();
      progress.step(bytes);
    });
    if (problem !== null) findings.push(problem);
  }
  const known = new Set([manifestName, ...manifest.files.map(({ path }) => path)]);
  for (const path of filesBelow(folder))
    if (!known.has(path))
      findings.push(`not its own: ${JSON.stringify(path)} is in the folder and not in the manifest`);
  return { manifest, sha256, findings };
}

async function problemOf(folder: string, file: KeptFile, step: (bytes: number) => void): Promise<string | null> {
  const path = join(folder, ...file.path.split('/'));
  try {
    const stat = lstatSync(path);
    if (!stat.isFile()) return `altered: ${file.path} is no file`;
    if (stat.size !== file.bytes) return `altered: ${file.path} has ${stat.size} bytes, and had ${file.bytes}`;
    const found = await hashed(reading(path), (part) => {
      step(part.length);
      return Promise.resolve();
    });
    return found.sha256 === file.sha256 ? null : `altered: ${file.path} holds something else than was written`;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || (error as Error).name === 'AbortError') throw error;
    return code === 'ENOENT' ? `missing: ${file.path}` : `unreadable: ${file.path} (${code})`;
  }
}

/** All but folders; links are not followed. */
function filesBelow(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = `${prefix}${entry.name}`;
    return entry.isDirectory() ? filesBelow(folder, `${path}/`) : [path];
  });
}
