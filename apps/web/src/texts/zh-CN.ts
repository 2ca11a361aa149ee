import type { Translated } from './translated.js';
import { acts } from './zh-CN/acts.js';
import { common } from './zh-CN/common.js';
import { engine } from './zh-CN/engine.js';
import { items } from './zh-CN/items.js';
import { programs } from './zh-CN/programs.js';
import { work } from './zh-CN/work.js';
import { imports } from './zh-CN/imports.js';
import { list } from './zh-CN/list.js';
import type { en } from './en.js';

export const zhCN: Translated<typeof en> = {
  ...common,
  ...acts,
  ...engine,
  ...items,
  ...programs,
  ...work,
  ...imports,
  ...list,
};
