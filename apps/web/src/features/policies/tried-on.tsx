import { Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactElement, type ReactNode } from 'react';
import { Empty } from '../../components/empty.js';
import { Loading } from '../../components/loading.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { pages } from '../../lib/pages.js';
import { ProblemError } from '../../lib/problem.js';
import { useTexts } from '../../lib/texts.js';

/** The open items among which one chooses, those that are due next first. */
export function useItems(q: string) {
  return useInfiniteQuery(pages('/action-items', { status: 'open,in_progress', sort: 'next', q }));
}

function useExceptions(q: string, asked: boolean) {
  return useInfiniteQuery({ ...pages('/exceptions', { status: 'requested,approved,active', q }), enabled: asked });
}

export interface Choice {
  /** `AI-12`, or `EX-3` of an exception; empty where none is chosen. */
  item: string;
  choose: (key: string) => void;
  /** Exceptions are offered besides. */
  exceptions?: boolean;
}

interface Props extends Choice {
  found: UseQueryResult;
  children: ReactNode;
}

/** A record that one chooses, and what the document would mean for it as it is written. */
export function TriedOn({ item, choose, exceptions = false, found, children }: Props): ReactElement {
  const t = useTexts();
  const [typed, type] = useState('');
  const [q] = useDebouncedValue(typed.replace(/^(AI|EX)-\d+ /, '').trim(), 150);
  const items = useItems(q);
  const asked = useExceptions(q, exceptions);
  const offered = (data: typeof items.data | typeof asked.data): { value: string; label: string }[] =>
    (data?.pages[0]?.items ?? []).map(({ key, title }) => ({ value: key, label: `${key} ${title}` }));
  const [shown, more] = [offered(items.data), exceptions ? offered(asked.data) : []];
  const known = [...shown, ...more].some(({ value }) => value === item);
  const data = [...shown, ...(item === '' || known ? [] : [{ value: item, label: item }])];
  const refused = found.error instanceof ProblemError && found.error.errors.length > 0;
  return (
    <Part title={t(exceptions ? 'policy.would.titleAny' : 'policy.would.title')}>
      <Select
        label={t(exceptions ? 'policy.would.itemOrException' : 'policy.would.item')}
        value={item === '' ? null : item}
        onChange={(key) => choose(key ?? '')}
        allowDeselect={false}
        searchable
        onSearchChange={type}
        filter={({ options }) => options}
        nothingFoundMessage={t('policy.would.noItem')}
        data={
          exceptions
            ? [
                { group: t('policy.would.items'), items: data },
                { group: t('policy.would.exceptions'), items: more },
              ].filter(({ items: some }) => some.length > 0)
            : data
        }
        mb="xs"
      />
      {item === '' && !items.isPending && <Empty>{t('policy.would.choose')}</Empty>}
      <div aria-live="polite">
        {refused ? (
          <Text size="sm" className="soon">
            {t('policy.would.notYet')}
          </Text>
        ) : (
          <Problem error={found.error} />
        )}
        {item !== '' && found.isPending && <Loading rows={4} />}
        {!refused && children}
      </div>
    </Part>
  );
}
