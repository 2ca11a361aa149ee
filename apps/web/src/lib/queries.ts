import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { create } from './store.js';
import { NoAnswer, ProblemError } from './problem.js';
import { signIn } from './session.js';

/** Whether the server answers. */
const connection = create(true);
export const useConnected = connection.use;

function heard(error: Error): void {
  if (error instanceof NoAnswer || (error instanceof ProblemError && error.status === 503)) connection.set(false);
  else if (error instanceof ProblemError && error.status === 401) signIn();
}

/** What was read stays on the page while it is read anew; what does not answer is asked again until it does. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: heard, onSuccess: () => connection.set(true) }),
    mutationCache: new MutationCache({ onError: heard, onSuccess: () => connection.set(true) }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => (error instanceof ProblemError ? error.passing && count < 3 : count < 20),
        retryDelay: (count) => Math.min(500 * 2 ** count, 5_000),
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}
