import { invalidRequest } from '../problems/problem.js';

/** Several words of a list, with commas between; undefined where nothing is said. @throws Problem `invalid-request` */
export function severalOf(words: readonly string[], said: string | undefined, path: string): string[] | undefined {
  const wanted = said?.split(',').map((part) => part.trim());
  if (wanted?.some((part) => !words.includes(part)))
    throw invalidRequest([{ path, message: `must be one or more of ${words.join(', ')}, with commas between.` }]);
  return wanted;
}
