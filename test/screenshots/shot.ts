import type { Look } from '../harness/page/windows.js';
import type { State } from './states.js';

/** How a server fails: it answers what was asked with a problem, says that it is busy, or is not there at all. */
export type Failure = 500 | 503 | 'away';

/** One picture to be taken. */
export interface Shot {
  /** The page, as `test/e2e/page/pages.ts` has its address, or what it is called where it is none of them. */
  page: string;
  state: State;
  /** What is special about it, such as “by night”; nothing where it is the page as it opens. */
  how: string;
  /** Where it is. */
  at: string;
  /** Who looks; null: somebody who has not signed in. */
  personId: string | null;
  look?: Look;
  fails?: Failure;
  /** As it would be printed. */
  print?: boolean;
}

/** A picture that was taken, and what the browser complained of meanwhile that it should not have. */
export interface Taken extends Shot {
  file: string;
  complaints: string[];
}
