import './texts.js';
import { Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState, type ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { Problem } from '../../components/problem.js';
import { SavedViews } from '../../components/views/saved-views.js';
import { useAsList } from '../../lib/record-list.js';
import { useMay } from '../../lib/rights.js';
import { useTexts } from '../../lib/texts.js';
import { BulkPanel } from './bulk-panel.js';
import { keptOperation } from './kept-operation.js';
import { Filters } from './filters.js';
import { NewItem } from './new-item.js';
import { ItemTable } from './item-table.js';
import { items } from './queries.js';
import { filterOf, itemSearch, viewFields, type ItemSearch } from './search.js';

const here = getRouteApi('/items');

/** The items of all programs. How the list is narrowed and looks stands in the address; what is chosen goes to one operation. */
export function ItemsPage(): ReactElement {
  const t = useTexts();
  const { add: opened, of, newTitle, newText, ...search } = itemSearch(here.useSearch());
  const { may } = useMay('launch');
  const adding = opened !== undefined || of !== undefined;
  const navigate = useNavigate();
  const found = useInfiniteQuery(items(search));
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [bulk, openBulk] = useState<'chosen' | 'all' | null>(() => {
    if (keptOperation() !== null) return 'chosen';
    return search.replan === undefined ? null : 'all';
  });
  const all = useMemo(() => (found.data?.pages ?? []).flatMap((page) => page.items), [found.data]);
  useAsList(useMemo(() => all.map(({ key }) => `/items/${key}` as const), [all]));
  const change = (next: ItemSearch): void => {
    choose(new Set());
    void navigate({ to: '/items', search: itemSearch(next), replace: true });
  };
  const narrowed = Object.keys(filterOf(search)).length > 0;
  return (
    <>
      <PageHead title={t('list.title')}>
        {may && !adding && (
          <Button onClick={() => void navigate({ to: '/items', search: { ...search, add: 'yes' }, replace: true })}>
            {t('list.add')}
          </Button>
        )}
      </PageHead>
      {adding && (
        <NewItem
          program={search.program}
          of={of}
          said={{ title: newTitle, description: newText }}
          close={() => change(search)}
          made={(key) => void navigate({ to: '/items/$ref', params: { ref: key } })}
        />
      )}
      <SavedViews list="action-items" fields={viewFields} />
      <Filters search={search} change={change} />
      <Group gap="sm" mb="xs" mih={30}>
        <Text size="sm" c="dimmed" role="status">
          {found.data === undefined
            ? ''
            : found.hasNextPage
              ? t('list.moreThan', { count: all.length })
              : t('list.count', { count: all.length })}
        </Text>
        {chosen.size > 0 && (
          <Button variant="default" onClick={() => openBulk('chosen')}>
            {t('list.doChosen', { count: chosen.size })}
          </Button>
        )}
        {narrowed && all.length > 0 && (
          <Button variant="subtle" onClick={() => openBulk('all')}>
            {t('list.doAll')}
          </Button>
        )}
      </Group>
      {bulk !== null && (
        <BulkPanel
          which={bulk === 'chosen' ? { itemIds: [...chosen] } : { filter: filterOf(search) }}
          replan={search.replan}
          close={() => {
            openBulk(null);
            const { replan: _done, ...rest } = search;
            if (search.replan !== undefined) change(rest);
          }}
        />
      )}
      <Problem error={found.error} />
      {found.isPending && <Loading rows={12} />}
      {found.data && all.length === 0 && <Empty>{t(narrowed ? 'list.noneSo' : 'list.none')}</Empty>}
      {all.length > 0 && (
        <ItemTable
          items={all}
          search={search}
          sortBy={(sort) => change({ ...search, sort })}
          chosen={chosen}
          choose={choose}
          more={found.hasNextPage && !found.isFetchingNextPage}
          fetchMore={() => void found.fetchNextPage()}
        />
      )}
    </>
  );
}
