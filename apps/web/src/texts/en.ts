import { common } from './en/common.js';

/** The texts that come with the entry: of what stands around every page. What pages say comes with them (`all.ts`). */
export const en = { ...common } as const;
