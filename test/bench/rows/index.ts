import type { Row } from '../row.js';
import { life } from './life.js';
import { timers } from './timers.js';

/** In the order in which they are measured. */
export const rows: readonly Row[] = [life, timers];
