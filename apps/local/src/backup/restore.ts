import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';
import { newestEventAt, serverFacts, unknownMigrations } from '../../../../database/backup/server-facts.js';
import { Home, StartProblem } from '../servers/home.js';
import { findBinaries, platformName, reachable, unprivileged, type OtherUser } from '../servers/postgres-programs.js';
import { restoring } from '../servers/postgres.js';
import { reading, syncFolder, writeNew } from './copied.js';
import { archiveName, homeName, type Manifest } from './manifest.js';
import { startAlone } from './source.js';
import { Progress, refuseWithoutSpace, type LongWork } from './space.js';
import { unpackTar } from './tar.js';
import { verifyBackup } from './verify.js';

const run = promisify(execFile);

/** What an empty home may hold: what takes it, and what an interrupted restore left. */
const ofTaking = ['tollgate.lock', 'running.json', restoring];

/** Room for the log that the server writes when it starts for the first time, in bytes. */
const besides = 512 * 1024 * 1024;

export interface Restored {
  manifest: Manifest;
  /** The newest event of the trail; null where there is none. */
  newestEventAt: Date | null;
}

/**
 * Makes an empty home what the home of a backup was. All is verified first, then gathered beside its place, where
 * PostgreSQL starts on it once and answers for it; only then it is moved to where `npm start` finds it.
 *
 * @throws StartProblem where the home is not empty, or runs, or the backup is not whole or of another release
 */
export async function restoreBackup(homeFolder: string, given: string, work: LongWork): Promise<Restored> {
  const folder = resolve(given);
  const { manifest, findings } = await verifyBackup(folder, work);
  if (findings.length > 0)
    throw new StartProblem(
      `${folder} is not as it was written, and is not restored:\n${findings.slice(0, 20).join('\n')}`,
    );
  await refuseOtherReleases(manifest);
  const home = await Home.take(homeFolder);
  try {
    refuseFull(home);
    if (unprivileged()) reachable(home.path('postgres'));
    refuseWithoutSpace(homeFolder, manifest.dataBytes + besides, 'The restored home');
    const gathered = home.path(restoring);
    rmSync(gathered, { recursive: true, force: true });
    const newest = await gather(folder, gathered, manifest, work).catch((error: unknown) => {
      rmSync(gathered, { recursive: true, force: true });
      throw error;
    });
    await moveIn(gathered, home);
    return { manifest, newestEventAt: newest };
  } finally {
    rmSync(home.path('running.json'), { force: true });
    home.release();
  }
}

/** @returns when the newest event of the trail was recorded */
async function gather(folder: string, gathered: string, manifest: Manifest, work: LongWork): Promise<Date | null> {
  const as = unprivileged();
  mkdirSync(gathered, { mode: as ? 0o711 : 0o700 });
  await copyHome(folder, gathered, manifest);
  await unpackData(join(folder, archiveName), join(gathered, 'postgres'), as, manifest.dataBytes, work);
  work.say('Starting PostgreSQL on it once, which makes it whole.');
  const newest = await tryIt(gathered, manifest);
  work.signal.throwIfAborted();
  return newest;
}

function refuseFull(home: Home): void {
  const found = readdirSync(home.folder).filter((name) => !ofTaking.includes(name));
  // An interrupted restore has moved some of it to its place already; the data come last.
  if (found.length === 0 || (existsSync(home.path(restoring)) && !existsSync(home.path('postgres')))) return;
  throw new StartProblem(
    `${home.folder} is not empty (${found.slice(0, 5).join(', ')}${found.length > 5 ? ', …' : ''}). ` +
      'Move it away, or set TOLLGATE_HOME to another folder: a restore writes over nothing.',
  );
}

async function refuseOtherReleases(manifest: Manifest): Promise<void> {
  const unknown = unknownMigrations(manifest.migrations);
  if (unknown.length > 0)
    throw new StartProblem(
      `The backup is of a newer release (${manifest.tollgate}): this one does not know ${unknown.slice(0, 3).join(', ')}. Restore it by that release or a later one.`,
    );
  if (manifest.platform !== platformName())
    throw new StartProblem(
      `The backup was made on ${manifest.platform}, and this is ${platformName()}: PostgreSQL does not read the data of another machine's kind. Restore it on such a machine.`,
    );
  const { postgres } = await findBinaries();
  const { stdout } = await run(postgres, ['--version']);
  const major = (version: string): string => /(\d+)/.exec(version)?.[1] ?? '';
  if (major(stdout) !== major(manifest.version))
    throw new StartProblem(
      `The backup is of PostgreSQL ${manifest.version}, and this release brings ${stdout.trim()}. Restore it by release ${manifest.tollgate}.`,
    );
}

async function copyHome(folder: string, gathered: string, manifest: Manifest): Promise<void> {
  const folders = new Set<string>([gathered]);
  for (const { path } of manifest.files) {
    const [first, ...parts] = path.split('/');
    if (first !== homeName) continue;
    const into = join(gathered, ...parts);
    mkdirSync(dirname(into), { recursive: true, mode: 0o700 });
    folders.add(dirname(into));
    await writeNew(into, reading(join(folder, ...path.split('/'))));
  }
  for (const made of folders) await syncFolder(made);
}

async function unpackData(
  archive: string,
  data: string,
  as: OtherUser | null,
  bytes: number,
  { say, signal }: LongWork,
): Promise<void> {
  const progress = new Progress('Unpacked', bytes, say);
  const folders = [data];
  const own = (path: string): void => {
    if (as) chownSync(path, as.uid, as.gid);
  };
  mkdirSync(data, { mode: 0o700 });
  own(data);
  let file: FileHandle | null = null;
  const tar = createGunzip({ chunkSize: 256 * 1024 });
  const unpacked = unpackTar(tar, {
    folder: (path) => {
      const made = join(data, ...path.split('/'));
      mkdirSync(made, { recursive: true, mode: 0o700 });
      own(made);
      folders.push(made);
      return Promise.resolve();
    },
    file: async (path) => {
      file = await open(join(data, ...path.split('/')), 'wx', 0o600);
      if (as) await file.chown(as.uid, as.gid);
    },
    data: async (part) => {
      for (let at = 0; at < part.length;) at += (await file?.write(part, at))?.bytesWritten ?? 0;
      progress.step(part.length);
    },
    fileEnds: async () => {
      await file?.sync();
      await file?.close();
      file = null;
    },
  });
  try {
    await Promise.all([pipeline(reading(archive), tar, { signal }), unpacked]);
  } catch (error) {
    throw new StartProblem(`The data cannot be unpacked into ${data}: ${(error as Error).message}.`);
  } finally {
    await (file as FileHandle | null)?.close();
  }
  for (const made of folders) await syncFolder(made);
}

/** Starts PostgreSQL on what was gathered, and asks whether it is what the manifest says. @returns the newest event's time */
async function tryIt(gathered: string, manifest: Manifest): Promise<Date | null> {
  const home = await Home.take(gathered);
  const source = await startAlone(home, () => undefined).catch((error: unknown) => {
    home.release();
    throw new StartProblem(`PostgreSQL does not start on the restored data: ${(error as Error).message}`);
  });
  try {
    const facts = await serverFacts(source.url('tollgate'));
    if (facts.systemId !== manifest.systemId || facts.migrations.join() !== manifest.migrations.join())
      throw new StartProblem(
        'The restored database is another than the manifest tells of. Nothing was put into its place.',
      );
    return await newestEventAt(source.url('tollgate'));
  } finally {
    await source.close();
    for (const name of ['running.json', 'tollgate.lock', 'postgres.log']) rmSync(join(gathered, name), { force: true });
  }
}

/** The data last: with them, the home is whole. */
async function moveIn(gathered: string, home: Home): Promise<void> {
  const names = readdirSync(gathered).sort((a, b) => Number(a === 'postgres') - Number(b === 'postgres'));
  for (const name of names) {
    if (name !== 'postgres') rmSync(home.path(name), { recursive: true, force: true });
    else await syncFolder(home.folder);
    renameSync(join(gathered, name), home.path(name));
  }
  rmSync(gathered, { recursive: true, force: true });
  await syncFolder(home.folder);
}
