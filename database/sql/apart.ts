/**
 * Does work for all at once; where that fails, half by half, so that one at fault keeps none of the others from it. Gives
 * the sum of what was done.
 *
 * @param alone what becomes of the one that fails by itself; throws where it is not its fault, say the database is away
 */
export async function halfByHalf<T>(
  all: readonly T[],
  work: (some: readonly T[]) => Promise<number>,
  alone: (one: T, error: unknown) => Promise<void>,
): Promise<number> {
  const [first] = all;
  if (first === undefined) return 0;
  try {
    return await work(all);
  } catch (error) {
    if (all.length === 1) {
      await alone(first, error);
      return 0;
    }
    const half = Math.ceil(all.length / 2);
    return (await halfByHalf(all.slice(0, half), work, alone)) + (await halfByHalf(all.slice(half), work, alone));
  }
}
