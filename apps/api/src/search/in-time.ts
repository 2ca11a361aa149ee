import { tookTooLong } from '../../../../database/search/search.js';
import { Problem } from '../problems/problem.js';

/** What is found, in the time that it may take. @throws Problem `search-too-broad`, which says `detail`, where it takes longer */
export async function inTime<T>(found: Promise<T>, detail: string): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (!tookTooLong(error)) throw error;
    throw new Problem('search-too-broad', detail);
  }
}
