import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerFacts } from '../../../../database/backup/server-facts.js';
import { StartProblem } from '../servers/home.js';

export const format = 'tollgate-backup-1';

/** The data of PostgreSQL; with the server's own manifest beside it, as `pg_basebackup --format=tar --gzip` leaves them. */
export const archiveName = 'base.tar.gz';
export const serverManifestName = 'backup_manifest';
/** The folder with what else the home holds. */
export const homeName = 'home';
/** Written last: without it, nothing is a backup. */
export const manifestName = 'manifest.json';

/** Longest manifest, in bytes, and most files that it lists. */
const longest = 16 * 1024 * 1024;
const mostFiles = 10_000;

export interface KeptFile {
  /** Below the backup's folder, parts divided by `/`. */
  path: string;
  bytes: number;
  sha256: string;
}

export interface Manifest extends ServerFacts {
  format: typeof format;
  /** The release that made it. */
  tollgate: string;
  /** e.g. `linux-x64` */
  platform: string;
  begunAt: string;
  /** All of it is as it was at one instant, a moment before this. */
  endedAt: string;
  /** Where the server's log stood then, and on which timeline. */
  until: string;
  timeline: number;
  /** The data folder, unpacked. */
  dataBytes: number;
  files: KeptFile[];
}

/** Of the manifest as it stands there. @returns SHA-256, hex: whoever keeps it elsewhere knows this backup by it */
export function readManifest(folder: string): { manifest: Manifest; sha256: string } {
  const file = join(folder, manifestName);
  const text = read(folder, file);
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    throw new StartProblem(`${file} is cut short or is no JSON: this is no whole backup. Take another one.`);
  }
  const problem = problemOf(manifest);
  if (problem !== null) throw new StartProblem(`${file} is no manifest that this release reads: ${problem}.`);
  return { manifest: manifest as Manifest, sha256: createHash('sha256').update(text).digest('hex') };
}

function read(folder: string, file: string): string {
  try {
    const stat = lstatSync(file);
    if (!stat.isFile()) throw new StartProblem(`${file} is no file.`);
    if (stat.size > longest) throw new StartProblem(`${file} is longer than any manifest (${stat.size} bytes).`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new StartProblem(
      code === 'ENOENT'
        ? `There is no ${manifestName} in ${folder}: it is no backup, or one that was interrupted, which cannot be used.`
        : `${file} cannot be read (${String(code)}).`,
    );
  }
}

/** What is wrong with what a manifest says; null where it is one. Whoever made it may be no friend. */
export function problemOf(given: unknown): string | null {
  if (typeof given !== 'object' || given === null) return 'it is no object';
  const manifest = given as Record<string, unknown>;
  if (manifest['format'] !== format) return `its format is ${JSON.stringify(manifest['format'])}, not "${format}"`;
  for (const name of ['tollgate', 'platform', 'begunAt', 'endedAt', 'until', 'version', 'systemId'])
    if (typeof manifest[name] !== 'string') return `"${name}" is no text`;
  for (const name of ['timeline', 'dataBytes'])
    if (!Number.isSafeInteger(manifest[name])) return `"${name}" is no whole number`;
  const { migrations, databases, files } = manifest;
  if (!Array.isArray(migrations) || !migrations.every((name) => typeof name === 'string'))
    return '"migrations" is no list of names';
  if (!Array.isArray(databases)) return '"databases" is no list';
  if (!Array.isArray(files) || files.length > mostFiles) return '"files" is no list of files';
  const paths = new Set<string>();
  for (const file of files as unknown[]) {
    if (!isKeptFile(file)) return `"files" names ${JSON.stringify(file).slice(0, 200)}, which is no file of a backup`;
    if (paths.has(file.path)) return `"files" names ${file.path} twice`;
    paths.add(file.path);
  }
  return paths.has(archiveName) ? null : `"files" does not name ${archiveName}`;
}

function isKeptFile(given: unknown): given is KeptFile {
  if (typeof given !== 'object' || given === null) return false;
  const { path, bytes, sha256 } = given as Record<string, unknown>;
  if (typeof path !== 'string' || !Number.isSafeInteger(bytes) || !/^[0-9a-f]{64}$/.test(String(sha256))) return false;
  if (path === archiveName || path === serverManifestName) return true;
  const [first, ...parts] = path.split('/');
  return first === homeName && parts.length > 0 && parts.length <= 8 && parts.every(isPlainName);
}

/** A name that leads nowhere else, on any system. */
export function isPlainName(name: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9_. -]{0,199}$/.test(name) && !name.includes('..');
}
