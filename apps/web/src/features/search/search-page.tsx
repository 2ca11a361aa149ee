import './texts.js';
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { Problem } from '../../components/problem.js';
import { api } from '../../lib/api.js';
import { byKind } from '../../lib/found.js';
import { pages } from '../../lib/pages.js';
import { useTexts } from '../../lib/texts.js';
import { HitsOfKind } from './hits.js';
import { Kinds } from './kinds.js';

/** What the address says. */
export interface Search {
  q?: string;
  kind?: string;
  market?: string;
}

const route = getRouteApi('/search');
/** A request is sent when nothing was typed for so many ms; the one before is given up. */
const pause = 150;
/** As many as a search gives at once. */
const pageSize = 50;

/** Everything that has the words, as far as whoever looks sees it: by kind, the best matches first. */
export function SearchPage(): ReactElement {
  const t = useTexts();
  const { q = '', kind, market }: Search = route.useSearch();
  const found = useInfiniteQuery({
    ...pages('/search', { q, kinds: kind, market }, {}, pageSize),
    enabled: q !== '',
    placeholderData: undefined,
    meta: { still: true },
  });
  const counted = useQuery({
    ...api.queryOptions('get', '/search/count', {
      params: { query: { q, ...(market === undefined ? {} : { market }) } },
    }),
    enabled: q !== '' && found.error === null,
    meta: { still: true },
  });
  const navigate = route.useNavigate();
  const within = (of: string): void =>
    void navigate({
      to: '/search',
      search: {
        ...(q === '' ? {} : { q }),
        ...(kind === undefined ? {} : { kind }),
        ...(of === '' ? {} : { market: of }),
      },
      replace: true,
    });
  const hits = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const counts = counted.data?.items;
  return (
    <>
      <PageHead title={q === '' ? t('search.title') : t('search.titleOf', { q })} />
      <Group align="end" gap="sm" mb="sm">
        <Field q={q} kind={kind} market={market} />
        <MarketField key={market ?? ''} value={market ?? ''} set={(of) => within(of)} />
      </Group>
      {q === '' ? (
        <Text size="sm">{t('search.hint')}</Text>
      ) : (
        <>
          {counts !== undefined && counts.length > 0 && <Kinds q={q} chosen={kind} market={market} counts={counts} />}
          <Problem error={found.error} />
          {found.isPending && <Loading rows={6} />}
          {found.data !== undefined && hits.length === 0 && (
            <Empty>{t(kind === undefined && market === undefined ? 'search.nothing' : 'search.nothingOfKind')}</Empty>
          )}
          {byKind(hits).map((group) => (
            <HitsOfKind
              key={group.kind}
              {...group}
              q={q}
              market={market}
              narrowed={kind !== undefined}
              count={counts?.find((each) => each.kind === group.kind)?.count}
            />
          ))}
          {found.hasNextPage && (
            <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              {t('search.more')}
            </Button>
          )}
        </>
      )}
    </>
  );
}

/** What is typed goes into the address, and what the address says stands here, except while somebody types on. */
function Field({ q, kind, market }: { q: string; kind: string | undefined; market: string | undefined }): ReactElement {
  const t = useTexts();
  const navigate = route.useNavigate();
  const [draft, write] = useState<{ text: string; over: readonly string[] }>({ text: q, over: [q] });
  const field = useRef<HTMLInputElement>(null);
  const empty = useRef(q === '');
  useEffect(() => {
    if (empty.current) field.current?.focus();
  }, []);
  const stands = draft.over.includes(q);
  const send = useDebouncedCallback((text: string) => {
    write((now) => ({ ...now, over: [...now.over, text] }));
    void navigate({
      to: '/search',
      search: {
        ...(text === '' ? {} : { q: text }),
        ...(kind === undefined ? {} : { kind }),
        ...(market === undefined ? {} : { market }),
      },
      replace: true,
    });
  }, pause);
  return (
    <TextInput
      ref={field}
      type="search"
      label={t('search.find')}
      w="min(36rem, 100%)"
      maxLength={200}
      value={stands ? draft.text : q}
      onChange={(event) => {
        const text = event.currentTarget.value;
        write({ text, over: draft.text.trim() === q ? [q] : [...draft.over, q] });
        send(text.trim());
      }}
    />
  );
}

/** Sent when one leaves it, or presses Enter: half of a market is none. */
function MarketField({ value, set }: { value: string; set: (market: string) => void }): ReactElement {
  const t = useTexts();
  const [typed, type] = useState(value);
  const send = (): void => {
    if (typed.trim() !== value) set(typed.trim());
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextInput
        label={t('search.market')}
        placeholder={t('search.anyMarket')}
        w={160}
        maxLength={100}
        value={typed}
        onChange={({ currentTarget }) => type(currentTarget.value)}
        onBlur={send}
      />
    </form>
  );
}
