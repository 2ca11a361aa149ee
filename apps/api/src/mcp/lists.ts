import type { ApiDoor, Json, Query } from './api-door.js';
import { Refused } from './api-door.js';
import { fitting } from './bounded.js';
import { largestAnswer } from './answer.js';
import type { Found } from './tool.js';

const usually = 20;

/** A page of a list, of as many as fit an answer: where they do not, it is asked for again, so that the cursor leads on from the last one. */
export async function listed(
  door: ApiDoor,
  path: string,
  { limit = usually, ...query }: Query & { limit?: number | undefined },
): Promise<Found> {
  let found = await door.get(path, { ...query, limit });
  const { items } = found;
  let says: string | undefined;
  if (Array.isArray(items)) {
    const fit = fitting(items, largestAnswer - 2_000);
    if (fit < items.length) {
      found = await door.get(path, { ...query, limit: fit });
      says = `${fit} of them fit one answer; nextCursor leads on.`;
    }
  }
  const { nextCursor, ...data } = found;
  return {
    data,
    nextCursor: typeof nextCursor === 'string' ? nextCursor : null,
    ...(says === undefined ? {} : { says }),
  };
}

/** What may be refused to whoever asks, beside what is not: the refusal stands in its place. */
export async function orRefused(asked: Promise<Json>): Promise<Json> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, detail } = error.problem;
    return { refused: { code, detail } };
  }
}
