import { Alert, List, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { When, WhoAndWhy } from '../../components/ladder.js';
import { Loading } from '../../components/loading.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { http, type Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { ProblemError } from '../../lib/problem.js';
import { useClock, useTexts } from '../../lib/texts.js';
import type { Body, DrawnKind } from './written.js';

type Preview = Schemas['PolicyPreview'];

/** What a document would mean for an item, as the API plays it. Nothing is saved. */
function preview(ref: string, kind: DrawnKind | null, text: string) {
  return queryOptions({
    meta: { kinds: ['action_item'] },
    queryKey: ['policy-preview', ref, kind, text],
    queryFn: async ({ signal }) => {
      if (kind === null) return null;
      const sent = { kind, body: JSON.parse(text) as Body };
      const asked = { params: { path: { id: ref } }, body: sent, signal };
      return (await http.POST('/action-items/{id}/policy-preview', asked)).data ?? null;
    },
  });
}

/** The same while one writes: asked anew when one pauses. @param ref empty: nothing is asked; nor of a kind that fires nothing */
export function usePreview(ref: string, kind: DrawnKind | null, body: Body): UseQueryResult<Preview | null> {
  const [text] = useDebouncedValue(JSON.stringify(body), 250);
  return useQuery({
    ...preview(ref, kind, text),
    enabled: ref !== '' && kind !== null,
    placeholderData: keepPreviousData,
  });
}

/** The open items among which one chooses, those that are due next first. */
export function useItems(q: string) {
  return useInfiniteQuery(pages('/action-items', { status: 'open,in_progress', sort: 'next', q }));
}

interface Props {
  item: string;
  choose: (key: string) => void;
  found: UseQueryResult<Preview | null>;
}

/** "For this item it would mean …": what would come, when, who would be told, and what of it is another than it is now. */
export function WouldMean({ item, choose, found }: Props): ReactElement {
  const t = useTexts();
  const [typed, type] = useState('');
  const [q] = useDebouncedValue(typed.replace(/^AI-\d+ /, '').trim(), 150);
  const items = useItems(q);
  const shown = items.data?.pages[0]?.items ?? [];
  const refused = found.error instanceof ProblemError && found.error.errors.length > 0;
  return (
    <Part title={t('policy.would.title')}>
      <Select
        label={t('policy.would.item')}
        value={item === '' ? null : item}
        onChange={(key) => choose(key ?? '')}
        allowDeselect={false}
        searchable
        onSearchChange={type}
        filter={({ options }) => options}
        nothingFoundMessage={t('policy.would.noItem')}
        data={[
          ...shown.map(({ key, title }) => ({ value: key, label: `${key} ${title}` })),
          ...(item === '' || shown.some(({ key }) => key === item) ? [] : [{ value: item, label: item }]),
        ]}
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
        {found.data && !refused && <Coming preview={found.data} />}
      </div>
    </Part>
  );
}

function Coming({ preview: { items, gone, paused, more } }: { preview: Preview }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const differ = items.filter(({ change }) => change !== 'same').length + gone.length;
  return (
    <div>
      {paused && (
        <Alert color="yellow" variant="light" mb="xs">
          {t('policy.would.paused', { why: paused.why })}
        </Alert>
      )}
      <Text size="sm" mb="xs">
        {differ === 0 ? t('policy.would.same') : t('policy.would.differ', { count: differ })}
      </Text>
      <ol className="ladder" aria-label={t('policy.would.title')}>
        {items.map((step) => (
          <li key={`${step.kind}/${step.level}/${step.occurrence}`}>
            <When at={step.at} zone={step.zone} />
            <div>
              <Text size="sm">
                {t(`step.${step.kind}`, { level: step.level })} · {clock.away(step.at)}
              </Text>
              <WhoAndWhy step={step} />
              {step.change !== 'same' && (
                <Text size="xs" fw={600} className="soon">
                  {step.change === 'moved' && step.was !== null
                    ? t('policy.would.was', { when: clock.at(step.was) })
                    : t(`policy.would.change.${step.change}`)}
                </Text>
              )}
            </div>
          </li>
        ))}
      </ol>
      {more && (
        <Text size="xs" c="dimmed">
          {t('policy.would.more')}
        </Text>
      )}
      {gone.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="xs">
            {t('policy.would.gone')}
          </Text>
          <List size="sm">
            {gone.map((step) => (
              <List.Item key={`${step.kind}/${step.level}/${step.occurrence}`}>
                {t(`step.${step.kind}`, { level: step.level })} · {clock.at(step.at)}
                <WhoAndWhy step={step} />
              </List.Item>
            ))}
          </List>
        </>
      )}
    </div>
  );
}
