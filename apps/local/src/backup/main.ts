import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadSettings, SettingsError, type Settings } from '../../../../config/settings.js';
import { StartProblem } from '../servers/home.js';
import { manifestName, type Manifest } from './manifest.js';
import { restoreBackup } from './restore.js';
import { sizeText } from './space.js';
import { takeBackup } from './take.js';
import { verifyBackup } from './verify.js';

/** Aborted by the first signal; the second one ends the process. */
const interrupt = new AbortController();

const out = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
/** What goes on is no result. */
const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/**
 * What `tollgate backup` and `tollgate restore` start: `take DIR`, `verify DIR` or `restore DIR`, with `--json` one document on
 * standard output. Exit code 1 where something is wrong.
 */
async function main([what = '', folder = '', ...options]: string[]): Promise<number> {
  const settings = loadSettings();
  const json = options.includes('--json');
  if (what === 'take') return take(settings, folder, json);
  if (what === 'verify') return verify(folder, json);
  if (what === 'restore') return restore(settings, folder, json);
  throw new StartProblem('Say what to do: take DIR, verify DIR, or restore DIR.');
}

async function take(settings: Settings, folder: string, json: boolean): Promise<number> {
  refuseServersOfOnesOwn(settings);
  const began = Date.now();
  const { manifest, left } = await takeBackup(settings.home, folder, { say, signal: interrupt.signal });
  const sha256 = createHash('sha256')
    .update(readFileSync(join(resolve(folder), manifestName)))
    .digest('hex');
  const elsewhere = keptElsewhere(settings);
  if (json) {
    out(
      JSON.stringify(
        { ...summary(manifest), folder: resolve(folder), manifestSha256: sha256, left, elsewhere },
        null,
        2,
      ),
    );
    return 0;
  }
  for (const path of left)
    say(`Not in it: ${JSON.stringify(path)}, which is a link or has a name that not every system takes.`);
  for (const line of elsewhere) say(line);
  out(
    `${resolve(folder)} holds all of ${settings.home}, as it was a moment before ${manifest.endedAt}: ${sizes(manifest)}, in ${seconds(began)}.`,
  );
  out(`Its manifest's SHA-256 is ${sha256}. It holds the keys: whoever reads it can read and sign everything.`);
  return 0;
}

async function verify(folder: string, json: boolean): Promise<number> {
  const { manifest, sha256, findings } = await verifyBackup(folder, { say, signal: interrupt.signal });
  if (json) out(JSON.stringify({ ...summary(manifest), manifestSha256: sha256, findings }, null, 2));
  else {
    for (const finding of findings) out(finding);
    out(
      findings.length > 0
        ? `${resolve(folder)} is not as it was written.`
        : `${resolve(folder)} is as it was written at ${manifest.endedAt}: ${sizes(manifest)}. Its manifest's SHA-256 is ${sha256}.`,
    );
  }
  return findings.length > 0 ? 1 : 0;
}

async function restore(settings: Settings, folder: string, json: boolean): Promise<number> {
  refuseServersOfOnesOwn(settings);
  const began = Date.now();
  const { manifest, newestEventAt } = await restoreBackup(settings.home, folder, { say, signal: interrupt.signal });
  if (json) {
    out(JSON.stringify({ ...summary(manifest), home: settings.home, newestEventAt }, null, 2));
    return 0;
  }
  const newest = newestEventAt === null ? 'no event' : `the newest event of ${newestEventAt.toISOString()}`;
  out(
    `${settings.home} is as it was a moment before ${manifest.endedAt}, with ${newest}: ${sizes(manifest)}, in ${seconds(began)}.`,
  );
  out('What was answered after that instant is gone, and is to be done again. Start it: npm start.');
  return 0;
}

const seconds = (began: number): string => `${Math.max(1, Math.round((Date.now() - began) / 1000))} s`;

const bytesOf = ({ files }: Manifest): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

const sizes = (manifest: Manifest): string =>
  `${manifest.files.length} files, ${sizeText(bytesOf(manifest))}, of ${sizeText(manifest.dataBytes)} of data`;

function summary(manifest: Manifest) {
  const { tollgate, platform, version, begunAt, endedAt, databases, dataBytes } = manifest;
  const files = manifest.files.length;
  return {
    tollgate,
    platform,
    postgres: version,
    begunAt,
    endedAt,
    databases,
    files,
    bytes: bytesOf(manifest),
    dataBytes,
  };
}

function refuseServersOfOnesOwn({ databaseUrl }: Settings): void {
  if (databaseUrl !== '')
    throw new StartProblem(
      'DATABASE_URL names a server of your own, which is backed up by its own means: docs/backup.md says how, and in which order.',
    );
}

/** What belongs to the installation and does not lie in its home. */
function keptElsewhere({ secret, commandSecret, auditKeyFile, temporalAddress }: Settings): string[] {
  return [
    ...(secret === null
      ? []
      : ['Not in it: TOLLGATE_SECRET, which is a setting. Keep it; without it, stored secrets are lost.']),
    ...(commandSecret === null ? [] : ['Not in it: COMMAND_SECRET, which is a setting. Keep it.']),
    ...(auditKeyFile === null ? [] : [`Not in it: ${auditKeyFile} (AUDIT_KEY_FILE). Keep it.`]),
    ...(temporalAddress === ''
      ? []
      : ['Not in it: the Temporal server of your own (TEMPORAL_ADDRESS); see docs/backup.md.']),
  ];
}

// What it began is put away by whoever began it: a copy that is cut off fails, and removes what it has written.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => interrupt.abort());

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const plain = error instanceof StartProblem || error instanceof SettingsError;
    const text = interrupt.signal.aborted
      ? 'Interrupted. What was begun was removed.'
      : plain
        ? error.message
        : error instanceof Error
          ? (error.stack ?? error.message)
          : String(error);
    process.stderr.write(`tollgate: ${text}\n`);
    process.exitCode = 1;
  },
);
