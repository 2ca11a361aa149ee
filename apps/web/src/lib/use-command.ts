import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { fingerprint, intentOf } from './intent.js';
import { isUnsure } from './problem.js';

/** The key of an intent, as the API takes it. */
export type CommandHeaders = { 'idempotency-key': string };

/**
 * Something that changes a record. It is sent under one key per intent, so that nothing is done twice, and what is read is
 * read anew once it is done.
 *
 * @param name what is done to what, such as `start/AI-7`
 */
export function useCommand<Sent, Answer>(
  name: string,
  send: (sent: Sent, headers: CommandHeaders) => Promise<Answer>,
  done?: (answer: Answer) => void,
): UseMutationResult<Answer, Error, Sent> {
  const queries = useQueryClient();
  return useMutation<Answer, Error, Sent>({
    mutationKey: [name],
    mutationFn: async (sent) => {
      const intent = intentOf(`${name}/${fingerprint(sent)}`);
      try {
        const answer = await send(sent, { 'idempotency-key': intent.key });
        intent.settled();
        return answer;
      } catch (error) {
        if (!isUnsure(error)) intent.settled();
        throw error;
      }
    },
    onSuccess: (answer) => {
      done?.(answer);
      return queries.invalidateQueries();
    },
  });
}
