import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable, Transform } from 'node:stream';
import { createGzip } from 'node:zlib';
import { projectRoot } from '../../../../config/settings.js';
import { baseBackup } from '../../../../database/backup/base-backup.js';
import { serverFacts } from '../../../../database/backup/server-facts.js';
import { StartProblem } from '../servers/home.js';
import { platformName } from '../servers/postgres-programs.js';
import { reading, syncFolder, writeNew, type Copied } from './copied.js';
import { filesOfHome } from './home-files.js';
import {
  archiveName,
  format,
  homeName,
  manifestName,
  serverManifestName,
  type KeptFile,
  type Manifest,
} from './manifest.js';
import { sourceOf, type Source } from './source.js';
import { Progress, refuseWithoutSpace, type LongWork } from './space.js';

/** Room for the log that is written while the data are copied, and for what the home holds, in bytes. */
const besides = 256 * 1024 * 1024;

export interface Taken {
  manifest: Manifest;
  /** Of the home, what is not in it: links, and names that not every system takes. */
  left: string[];
}

/**
 * Writes a backup of a home into a folder that is empty or not there: all its databases at one instant, then what else the
 * home holds. Keys are made before anything refers to them, and never change: those that are read after the instant are
 * those that it needs. Last comes the manifest. What a backup that fails has written is removed.
 */
export async function takeBackup(homeFolder: string, given: string, work: LongWork): Promise<Taken> {
  const folder = resolve(given);
  refuseWithin(homeFolder, folder);
  const made = prepareFolder(folder);
  try {
    const source = await sourceOf(homeFolder, work.say);
    try {
      return await copyAll(source, homeFolder, folder, work);
    } finally {
      await source.close();
    }
  } catch (error) {
    for (const name of [archiveName, serverManifestName, homeName, `${manifestName}.new`, manifestName])
      rmSync(join(folder, name), { recursive: true, force: true });
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw error;
  }
}

async function copyAll(source: Source, home: string, folder: string, work: LongWork): Promise<Taken> {
  const begunAt = new Date().toISOString();
  const facts = await serverFacts(source.url('tollgate')).catch((error: unknown) => {
    throw new StartProblem(`The product's database cannot be read: ${(error as Error).message}.`);
  });
  refuseWithoutSpace(
    folder,
    facts.databases.reduce((sum, { bytes }) => sum + bytes, besides),
    'The backup',
  );
  const files: KeptFile[] = [];
  const keep = (path: string, { bytes, sha256 }: Copied): number => files.push({ path, bytes, sha256 });

  const { archive, serverManifest, dataBytes, ...at } = await copyData(source.url('postgres'), folder, work);
  keep(archiveName, archive);
  keep(serverManifestName, serverManifest);

  const { taken, left } = filesOfHome(home);
  for (const path of taken) {
    const into = join(folder, homeName, ...path.split('/'));
    mkdirSync(dirname(into), { recursive: true, mode: 0o700 });
    keep(`${homeName}/${path}`, await writeNew(into, reading(join(home, path))));
  }
  for (const path of new Set(taken.map((one) => dirname(join(folder, homeName, one))))) await syncFolder(path);

  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  const made = { format, tollgate: version, platform: platformName(), begunAt, ...at, dataBytes } as const;
  const manifest: Manifest = { ...made, ...facts, files };
  work.signal.throwIfAborted();
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  await writeNew(join(folder, `${manifestName}.new`), Readable.from([Buffer.from(text)]));
  renameSync(join(folder, `${manifestName}.new`), join(folder, manifestName));
  await syncFolder(folder);
  return { manifest, left };
}

async function copyData(url: string, folder: string, { say, signal }: LongWork) {
  const backup = await baseBackup(url);
  try {
    const progress = new Progress('Copied', backup.estimate, say);
    let dataBytes = 0;
    const counted = new Transform({
      transform(part: Buffer, _encoding, passOn) {
        dataBytes += part.length;
        progress.step(part.length);
        passOn(null, part);
      },
    });
    const zipped = createGzip({ level: 1, chunkSize: 256 * 1024 });
    const [archive] = await Promise.all([
      writeNew(join(folder, archiveName), zipped),
      pipeline(backup.archive, counted, zipped, { signal }),
    ]);
    const { manifest, until, timeline } = await backup.ended;
    const endedAt = new Date().toISOString();
    const serverManifest = await writeNew(join(folder, serverManifestName), Readable.from([manifest]));
    return { archive, serverManifest, dataBytes, endedAt, until, timeline };
  } finally {
    await backup.close();
  }
}

/** @returns the first folder that was made for it; undefined where it was there, and empty */
function prepareFolder(folder: string): string | undefined {
  try {
    const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (readdirSync(folder).length > 0)
      throw new StartProblem(`${folder} is not empty. Give a folder that is not there yet, or an empty one.`);
    chmodSync(folder, 0o700);
    return made;
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw new StartProblem(`${folder} cannot be made or read (${String((error as NodeJS.ErrnoException).code)}).`);
  }
}

/** A backup within the home would be part of the next one. */
function refuseWithin(home: string, folder: string): void {
  if (!existsSync(home)) return;
  const within = relative(realpathSync(home), realPathOf(folder));
  if (within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within)) return;
  throw new StartProblem(`${folder} is within the home (${home}). Choose a folder elsewhere, best on another disk.`);
}

/** Of what is not there yet, the folder above tells where it will be. */
function realPathOf(path: string): string {
  return existsSync(path) ? realpathSync(path) : join(realPathOf(dirname(path)), basename(path));
}
