import { sizeText } from '../text/size.js';
import type { Check, DatabaseFacts, DiskFacts, DoctorFacts, SettingFacts, TemporalFacts } from './check.js';

/** Database and machine apart by so much, ms, is seen in deadlines that people watch. */
const mostApart = 2_000;
/** Of a disk, below which one must soon, or at once, do something; and in bytes. */
const scarce = { share: 0.1, bytes: 5e9 };
const gone = { share: 0.02, bytes: 1e9 };
/** Few shards are enough for one machine; how many there are cannot be changed later. */
const manyShards = 128;

/** Where it runs: servers, clocks, schema, disk and settings. */
export function placeChecks({ database, temporal, disk, settings }: DoctorFacts): Check[] {
  return [
    {
      about: 'database',
      state: 'well',
      says: `PostgreSQL ${database.version} answers; the database holds ${sizeText(database.bytes)}.`,
      mend: null,
    },
    schemaCheck(database.schema),
    clockCheck(database.ahead),
    temporalCheck(temporal, settings),
    ...(disk === null ? [] : [diskCheck(disk)]),
    ...settingChecks(settings),
  ];
}

function schemaCheck({ missing, unknown }: DatabaseFacts['schema']): Check {
  const about = 'schema';
  if (unknown.length > 0)
    return {
      about,
      state: 'problem',
      says: `The database has been through migrations that this build does not know: ${some(unknown)}. A newer build was here.`,
      mend: 'Run that build, or restore the copy that was taken before it came.',
    };
  if (missing.length > 0)
    return {
      about,
      state: 'problem',
      says: `The database has not been through migrations of this build: ${some(missing)}.`,
      mend: 'Run the migrations of this build: npm start does; elsewhere node dist/database/migrate.js.',
    };
  return { about, state: 'well', says: 'The schema is the one of this build.', mend: null };
}

function clockCheck({ ms, within }: DatabaseFacts['ahead']): Check {
  const about = 'clock';
  // What the way to the database takes says nothing about clocks.
  const apart = Math.max(0, Math.abs(ms) - within);
  if (apart <= mostApart)
    return { about, state: 'well', says: 'The clocks of the database and of this machine agree.', mend: null };
  const direction = ms > 0 ? 'ahead of' : 'behind';
  return {
    about,
    state: 'warning',
    says: `The clock of the database is ${(apart / 1000).toFixed(1)} s ${direction} that of the machine that answers. Deadlines go by the database’s.`,
    mend: 'Set both by a time server (chrony, systemd-timesyncd).',
  };
}

function temporalCheck(temporal: TemporalFacts, { reachedByOthers }: SettingFacts): Check {
  const about = 'temporal';
  if ('away' in temporal)
    return {
      about,
      state: 'problem',
      says: `The Temporal server does not answer: ${temporal.away} Deadlines are kept without it; commands that move something wait.`,
      mend: 'Start it, or look at TEMPORAL_ADDRESS, its certificates and TEMPORAL_NAMESPACE.',
    };
  const says = `Temporal ${temporal.version} answers, with ${temporal.shards} shards of its history.`;
  if (reachedByOthers && temporal.shards < manyShards)
    return {
      about,
      state: 'warning',
      says: `${says} Those are few for several machines, and cannot be changed later.`,
      mend: 'Let workflows begin again on a server that was made with 512: an empty one is filled from the facts.',
    };
  return { about, state: 'well', says, mend: null };
}

function diskCheck({ folder, free, size }: DiskFacts): Check {
  const below = (bound: { share: number; bytes: number }): boolean => free < Math.min(bound.share * size, bound.bytes);
  const says = `${sizeText(free)} of ${sizeText(size)} are free where ${folder} is.`;
  if (!below(scarce)) return { about: 'disk', state: 'well', says, mend: null };
  return {
    about: 'disk',
    state: below(gone) ? 'problem' : 'warning',
    says,
    mend: 'Make room, or move the folder to a larger disk: where it is full, nothing can be written any more.',
  };
}

function settingChecks({ mail, publicUrl, reachedByOthers, plain, webhooksInside }: SettingFacts): Check[] {
  const found: Pick<Check, 'says' | 'mend'>[] = [];
  if (!mail)
    found.push({
      says: 'No mails are sent: messages stay in the inbox, but for those that go to a chat.',
      mend: 'Set SMTP_URL and MAIL_FROM.',
    });
  if (reachedByOthers && !publicUrl)
    found.push({
      says: 'Links in messages lead to this machine alone.',
      mend: 'Set PUBLIC_URL to the address that people open.',
    });
  if (plain.length > 0)
    found.push({
      says: `What goes to ${plain.join(' and ')} is allowed to go unencrypted (ALLOW_PLAIN).`,
      mend: 'Take it out of ALLOW_PLAIN unless that way is private.',
    });
  if (webhooksInside)
    found.push({
      says: 'Outgoing webhooks may reach addresses of this network, or of this machine.',
      mend: 'Name the hosts that are meant in WEBHOOK_ALLOW_HOSTS instead.',
    });
  if (found.length === 0)
    return [{ about: 'settings', state: 'well', says: 'No setting weakens anything.', mend: null }];
  return found.map((one) => ({ about: 'settings', state: 'warning', ...one }));
}

/** The first few of them. */
function some(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}
