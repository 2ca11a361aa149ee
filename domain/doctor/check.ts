import type { Instant } from '../time.js';

/** What is looked at, in the order in which it is told where all is well. */
export const abouts = [
  'database',
  'schema',
  'clock',
  'temporal',
  'workers',
  'deadlines',
  'engine',
  'stuck',
  'set-aside',
  'messages',
  'webhooks',
  'escalations',
  'people',
  'administrators',
  'trail',
  'disk',
  'settings',
] as const;
export type About = (typeof abouts)[number];

/** The worst first. `unknown`: it could not be looked at. */
export const checkStates = ['problem', 'warning', 'unknown', 'well'] as const;
export type CheckState = (typeof checkStates)[number];

/** One thing that was looked at: what is so, in a sentence, and where it is not well what to do about it. */
export interface Check {
  about: About;
  state: CheckState;
  says: string;
  mend: string | null;
}

/** How much of something waits, or was given up. */
export interface Much {
  count: number;
  /** There are more than were counted. */
  more: boolean;
  /** Since when the oldest of them; null where that is not known. */
  oldest: Instant | null;
}

/** What the database says. */
export interface DatabaseFacts {
  /** e.g. `18.4` */
  version: string;
  bytes: number;
  /** By its clock. */
  now: Instant;
  /** Its clock less ours, ms, as far as the way there leaves it open; the second is how far that is. */
  ahead: { ms: number; within: number };
  /** Migrations that this build has and the database has not been through, and the other way round. */
  schema: { missing: string[]; unknown: string[] };
  workers: {
    state: 'working' | 'troubled' | 'silent' | 'ended';
    name: string;
    problems: string[];
    failing: string[];
  }[];
  waiting: Record<'steps' | 'engine' | 'behind' | 'messages' | 'deliveries' | 'webhooks' | 'aside', Much>;
  undeliverable: Record<'deliveries' | 'webhooks' | 'escalations', Much>;
  stuck: { count: number; heldBackSince: Instant | null };
  /** Active people who answer for something live and can be reached by no message, by name; some of them. */
  unreachable: { count: number; names: string[] };
  administrators: number;
  /** Since when an event waits for its seal; null: none does. */
  unsealedSince: Instant | null;
  /** Where checkpoints are sent and are not taken, with the last answer. */
  failingDestinations: { destination: string; answer: string }[];
}

export type TemporalFacts =
  | { away: string }
  | {
      version: string;
      /** Of its history; it cannot be changed afterwards. */
      shards: number;
      /** Processes that take tasks of ours. */
      pollers: number;
    };

/** Where data are kept on the disk of the machine that answers; null where others keep them. */
export interface DiskFacts {
  folder: string;
  free: number;
  size: number;
}

export interface DoctorFacts {
  database: DatabaseFacts;
  temporal: TemporalFacts;
  disk: DiskFacts | null;
  settings: SettingFacts;
}

export interface SettingFacts {
  /** Whether mails can be sent. */
  mail: boolean;
  /** Whether links in messages lead to an address that others reach. */
  publicUrl: boolean;
  /** People come from other machines. */
  reachedByOthers: boolean;
  /** Ways that are allowed to be plain: `database`, `temporal`, `public`. */
  plain: readonly string[];
  /** Outgoing webhooks may reach this network, or this machine. */
  webhooksInside: boolean;
}

/** `more than 10000`, `1`, `none` */
export function howMany({ count, more }: Pick<Much, 'count' | 'more'>): string {
  if (count === 0) return 'none';
  return more ? `more than ${count}` : String(count);
}

/** `40 s`, `12 min`, `3 h`, `2 d`: so long ago it was. */
export function agoText(since: Instant, now: Instant): string {
  const seconds = Math.max(0, Math.round((now - since) / 1000));
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 48 * 3_600) return `${Math.round(seconds / 3_600)} h`;
  return `${Math.round(seconds / 86_400)} d`;
}
