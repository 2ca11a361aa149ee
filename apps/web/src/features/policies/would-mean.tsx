import { Alert, List, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { When, WhoAndWhy } from '../../components/ladder.js';
import { http, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { TriedOn, type Choice } from './tried-on.js';
import type { Body, DrawnKind } from './written.js';
import { useSpokenText } from '../../lib/spoken.js';

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

/** "For this item it would mean …": what would come, when, who would be told, and what of it is another than it is now. */
export function WouldMean({ found, ...choice }: Choice & { found: UseQueryResult<Preview | null> }): ReactElement {
  return (
    <TriedOn {...choice} found={found}>
      {found.data && <Coming preview={found.data} />}
    </TriedOn>
  );
}

function Coming({ preview: { items, gone, paused, more } }: { preview: Preview }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const spoken = useSpokenText();
  const differ = items.filter(({ change }) => change !== 'same').length + gone.length;
  return (
    <div>
      {paused && (
        <Alert color="yellow" variant="light" mb="xs">
          {t('policy.would.paused', { why: spoken(paused.why) })}
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
