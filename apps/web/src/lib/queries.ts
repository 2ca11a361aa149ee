import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { connection } from './connection.js';
import { NoAnswer, ProblemError } from './problem.js';
import { signIn } from './session.js';

export const useConnected = connection.use;

function heard(error: Error): void {
  if (error instanceof NoAnswer || (error instanceof ProblemError && error.status === 503)) connection.set(false);
  else if (error instanceof ProblemError && error.status === 401) signIn();
}

/** What was read stays on the page while it is read anew; what does not answer is asked again until it does. */
export function makeQueryClient(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: heard, onSuccess: () => connection.set(true) }),
    mutationCache: new MutationCache({
      onError: (error) => {
        heard(error);
        // Somebody else was first: what they wrote is to be seen beside one's own.
        if (error instanceof ProblemError && error.status === 412) void queries.invalidateQueries();
      },
      onSuccess: () => connection.set(true),
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => {
          // Said at once, and not when it was tried twenty times in vain.
          heard(error);
          return error instanceof ProblemError ? error.passing && count < 3 : count < 20;
        },
        retryDelay: (count) => Math.min(500 * 2 ** count, 5_000),
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  return queries;
}
