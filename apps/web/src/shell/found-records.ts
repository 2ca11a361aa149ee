import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { api } from '../lib/api.js';
import { wayTo } from '../lib/found.js';
import type { Command } from '../lib/shortcuts.js';
import { useTexts } from '../lib/texts.js';

const most = 8;
/** A request is sent when nothing was typed for so many ms; the one before is given up. */
const pause = 150;

/** Records that have the words, among those that whoever looks sees, each as a command that goes there; and the way to all. */
export function useFoundRecords(typed: string): readonly Command[] {
  const t = useTexts();
  const router = useRouter();
  const [q] = useDebouncedValue(typed.trim(), pause);
  // One letter of an alphabet is in everything; one character of Chinese is a word.
  const enabled = q.length > 1 || /[^\p{ASCII}]/u.test(q);
  const { data, error } = useQuery({
    ...api.queryOptions('get', '/search', { params: { query: { q, limit: most } } }),
    enabled,
    meta: { still: true },
  });
  return useMemo(() => {
    if (!enabled || error !== null) return [];
    const records = (data?.items ?? []).flatMap((hit): Command[] => {
      const way = wayTo(hit);
      if (way === null) return [];
      return [
        {
          id: `found/${hit.kind}/${hit.id}`,
          label: hit.key === null ? hit.title : `${hit.key} ${hit.title}`,
          group: t(`found.kind.${hit.kind}`),
          run: () => void router.navigate(way as never),
        },
      ];
    });
    const all: Command = {
      id: 'found/all',
      label: t('found.all', { q }),
      group: t('found.group'),
      run: () => void router.navigate({ to: '/search', search: { q } }),
    };
    return [...records, all];
  }, [enabled, error, q, data, router, t]);
}
