import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { api } from '../lib/api.js';
import type { Command } from '../lib/shortcuts.js';
import { useTexts } from '../lib/texts.js';

/** Of each kind. */
const most = 6;
const key = /^ai-\d{1,15}$/i;

/** Records that are called so, or that have this key, among those that whoever looks sees: each a command that goes there. */
export function useFoundRecords(typed: string): readonly Command[] {
  const t = useTexts();
  const router = useRouter();
  const [q] = useDebouncedValue(typed.trim(), 150);
  // One letter of an alphabet is in everything; one character of Chinese is a word.
  const enabled = q.length > 1 || /[^\p{ASCII}]/u.test(q);
  const asked = { params: { query: { q, limit: most } } };
  const shown = { enabled, meta: { still: true } };
  const items = useQuery({ ...api.queryOptions('get', '/action-items', asked), ...shown });
  const programs = useQuery({ ...api.queryOptions('get', '/programs', asked), ...shown });
  const people = useQuery({ ...api.queryOptions('get', '/people', asked), ...shown });
  return useMemo(() => {
    if (!enabled) return [];
    const ref = q.toUpperCase();
    const byKey = {
      id: `item-${ref}`,
      label: t('goTo', { page: ref }),
      group: t('nav.items'),
      run: () => void router.navigate({ to: '/items/$ref', params: { ref } }),
    };
    return [
      ...(key.test(q) ? [byKey] : []),
      ...(items.data?.items ?? []).map((item) => ({
        id: `item-${item.id}`,
        label: `${item.key} ${item.title}`,
        group: t('nav.items'),
        run: () => void router.navigate({ to: '/items/$ref', params: { ref: item.key } }),
      })),
      ...(programs.data?.items ?? []).map(({ id, name }) => ({
        id: `program-${id}`,
        label: name,
        group: t('nav.programs'),
        run: () => void router.navigate({ to: '/programs/$id', params: { id } }),
      })),
      ...(people.data?.items ?? []).map(({ id, name }) => ({
        id: `person-${id}`,
        label: name,
        group: t('nav.people'),
        run: () => void router.navigate({ to: '/people/$id', params: { id } }),
      })),
    ];
  }, [enabled, q, items.data, programs.data, people.data, router, t]);
}
