import type { en } from './en.js';
import type { imports } from './en/imports.js';
import type { people } from './en/people.js';

/** Every text of the page. Each noun has a file; a language is whole, or does not compile. */
export type Texts = typeof en & typeof imports & typeof people;
