import type { Schemas } from '../../../lib/api.js';
import type { Zoom } from './scale.js';

export const groupings = ['phase', 'owner', 'none'] as const;
export type Grouping = (typeof groupings)[number];

/** What the address of a program says of its line of time. */
export interface ScheduleSearch {
  /** By phase where nothing is said. */
  group?: Grouping | undefined;
  zoom?: Zoom | undefined;
  /** Read as a table. */
  as?: 'table' | undefined;
  phase?: string | undefined;
  status?: Schemas['ActionItem']['status'] | undefined;
  overdue?: boolean | undefined;
  critical?: boolean | undefined;
}
