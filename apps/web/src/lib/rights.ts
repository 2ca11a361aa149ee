import { useQuery } from '@tanstack/react-query';
import { api } from './api.js';
import { useSpokenText } from './spoken.js';

/** What belongs to no record yet, as the API calls it. */
export type Right =
  'administer' | 'launch' | 'keep_templates' | 'keep_policies' | 'read_trail' | 'keep_holds' | 'give_roles';

interface Answered {
  may: boolean;
  because: string | null;
  known: boolean;
  /** Why it is not known. */
  error: Error | null;
  isPending: boolean;
  refetch: () => unknown;
}

/** Whether whoever looks may do something that belongs to no record, and why not: the API says, the page knows no rule. */
export function useMay(action: Right): Answered {
  const spoken = useSpokenText();
  const {
    data: said,
    error,
    isPending,
    refetch,
  } = useQuery({
    ...api.queryOptions('get', '/access/explain', { params: { query: { person: 'me', action } } }),
    staleTime: 60_000,
  });
  return {
    may: said?.may ?? false,
    because: said?.because == null ? null : spoken(said.because),
    known: said !== undefined,
    error,
    isPending,
    refetch,
  };
}
