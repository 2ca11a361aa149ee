import { acts } from './en/acts.js';
import { common } from './en/common.js';
import { engine } from './en/engine.js';
import { items } from './en/items.js';
import { programs } from './en/programs.js';
import { work } from './en/work.js';
import { imports } from './en/imports.js';
import { list } from './en/list.js';

/** Every text of the page. Each noun has a file; a language is whole, or does not compile. */
export const en = { ...common, ...acts, ...engine, ...items, ...programs, ...work, ...imports, ...list } as const;
