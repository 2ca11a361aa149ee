import { tookTooLong } from '../../../../database/sql/faults.js';
import type { Problem } from './problem.js';

/** What is found, in the time that it may take. @throws `late` where it takes longer */
export async function inTime<T>(found: Promise<T>, late: () => Problem): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (!tookTooLong(error)) throw error;
    throw late();
  }
}
