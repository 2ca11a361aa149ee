import type { en } from './en.js';
import type { first } from './en/first.js';
import type { imports } from './en/imports.js';
import type { people } from './en/people.js';
import type { rehearsals } from './en/rehearsals.js';

/** Every text of the page. Each noun has a file; a language is whole, or does not compile. */
export type Texts = typeof en & typeof first & typeof imports & typeof people & typeof rehearsals;
