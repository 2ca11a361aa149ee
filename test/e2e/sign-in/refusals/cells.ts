import type { ApiAnswer } from '../../../harness/api-client.js';
import type { Tollgate } from '../../../harness/tollgate.js';
import type { Case } from '../../../factories/case.js';
import type { FalseProvider } from '../../../harness/vendors/false-provider.js';
import type { LarkAccounts } from '../../../harness/vendors/lark-accounts.js';

/** Why somebody who comes by a way is not let in, or does not get what they came for. */
export const refusals = [
  'unknown',
  'malformed',
  'over',
  'not used for too long',
  'used a second time',
  'ended or switched off',
  'of somebody who has left',
  'good for less',
  'good for another program',
  'of another issuer',
  'for another audience',
  'of another key, or altered',
  'of another algorithm',
  'one guess too many',
  'sent by a page of others',
  'from another place',
  'of another installation',
  'about what is restricted',
  'of somebody external',
] as const;
export type Refused = (typeof refusals)[number];

/** What stands before each case, and is put back after it. */
export interface World {
  tollgate: Tollgate;
  c: Case;
  /** Of the case, with a link to approve it in the mail of its manager. */
  itemId: string;
  /** The path of that link. */
  approve: string;
  /** Which only its own people see. */
  hidden: { programId: string; itemId: string };
  /** A program that has nothing to do with the others. */
  elsewhereId: string;
  issuer: FalseProvider;
  provider: FalseProvider;
  lark: LarkAccounts;
  /** Ids of the providers, by their keys. */
  doors: Record<'jobs' | 'false' | 'lark', string>;
  /** An address from which nobody else has come. */
  network: () => string;
  /** Done when the case is over, the last one first. */
  afterwards: (undo: () => unknown) => void;
  /** Somebody new. */
  somebody: (facts?: Record<string, unknown>) => Promise<string>;
}

/** A refusal that can come about. */
export interface Cell {
  /** Puts everything in place; what it gives is what is refused. */
  given: (world: World) => Promise<() => Promise<ApiAnswer>>;
  status: number;
  /** Of the problem, where it is told as one. */
  code?: string;
  /** What it says to do about it, or what holds. */
  says: RegExp;
}

/** Why a refusal cannot come about. */
export type Never = string;

/** All refusals of a way: one that is left out does not compile, and fails the table. */
export type Row = Record<Refused, Cell | Never>;

export function cell(status: number, code: string | null, says: RegExp, given: Cell['given']): Cell {
  return { status, says, given, ...(code === null ? {} : { code }) };
}

const bearsNothing = 'it bears no word of an issuer: it is known by itself';

/** Of what is not signed by somebody else. */
export const ofOurs: Pick<Row, 'of another issuer' | 'for another audience' | 'of another algorithm'> = {
  'of another issuer': bearsNothing,
  'for another audience': bearsNothing,
  'of another algorithm': bearsNothing,
};

const asSession = 'what it opens is a session: what that may not see is refused there';

/** Of what opens a session, and shows nothing itself. */
export const intoSession: Pick<
  Row,
  'good for less' | 'good for another program' | 'about what is restricted' | 'of somebody external'
> = {
  'good for less': asSession,
  'good for another program': asSession,
  'about what is restricted': asSession,
  'of somebody external': asSession,
};

export const noRest = 'it has an end, and no limit of rest';
export const anywhere = 'it may come from anywhere';
export const inTheHead = 'it is known by a hash in this database: of another installation it is unknown';

/** Of all others only a change in the database tells: what came before is not what is asked for now. */
export const sql = ({ tollgate }: World, text: string, values: unknown[] = []): Promise<unknown> =>
  tollgate.dataSource.query(text, values);

/** Has the next wrong guess of an address be one too many. */
export function noMoreGuesses({ tollgate: { settings }, afterwards }: World): void {
  const { failuresPerMinute } = settings;
  settings.failuresPerMinute = 0;
  afterwards(() => (settings.failuresPerMinute = failuresPerMinute));
}
