import { cn } from './cn.js';
import { id } from './id.js';
import { my } from './my.js';
import { ph } from './ph.js';
import { sg } from './sg.js';
import { th } from './th.js';
import { us } from './us.js';
import { vn } from './vn.js';
import type { YearTable } from './year-table.js';

const all = [sg, my, id, th, vn, ph, cn, us].flat();

/** The tables that speak for a region, in order of year; none for places of which nothing better than a library is known. */
export function tablesOfRegion(region: string): YearTable[] {
  return all.filter(({ regions }) => regions.split(' ').includes(region)).sort((a, b) => a.year - b.year);
}
