import { acts } from './en/acts.js';
import { common } from './en/common.js';
import { engine } from './en/engine.js';
import { items } from './en/items.js';
import { work } from './en/work.js';

/** The texts that come with the entry. What only some pages say comes with these (`all.ts`). */
export const en = { ...common, ...acts, ...engine, ...items, ...work } as const;
