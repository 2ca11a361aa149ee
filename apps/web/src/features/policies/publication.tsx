import { List, Stack, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Loading } from '../../components/loading.js';
import { Problem } from '../../components/problem.js';
import { ItemLink, ProgramLink } from '../../components/record-link.js';
import { http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

type Publication = Schemas['PolicyPublication'];

function publication(id: string, version: number) {
  return queryOptions({
    queryKey: ['policy-publication', id, version],
    // Not of policies: that this version has just been published is no question to be asked of it any more.
    meta: { kinds: ['action_item', 'program', 'template'] },
    queryFn: async ({ signal }) => {
      const path = { id, version: String(version) };
      const asked = { params: { path }, body: {}, signal };
      return (await http.POST('/policies/{id}/versions/{version}/preview', asked)).data ?? null;
    },
  });
}

/**
 * What publishing a draft would change, before one does: what keeps its version, and what begins under the new one.
 *
 * @param asks not while it is being published: of what is published there is nothing to be asked
 */
export function WouldChange({
  id,
  version,
  asks,
}: {
  id: string;
  version: number;
  asks: boolean;
}): ReactElement | null {
  const found = useQuery({ ...publication(id, version), enabled: asks });
  if (found.data === undefined) return found.isPending ? <Loading rows={4} /> : <Problem error={found.error} />;
  return found.data && <Said found={found.data} />;
}

function Said({ found }: { found: Publication }): ReactElement {
  const t = useTexts();
  const { version, since, items, replan, programs, others, begins, templates } = found;
  const many = useMany();
  return (
    <Stack gap={6} role="group" aria-label={t('policyForm.effect.title', { version })}>
      <Text size="sm" fw={600}>
        {t('policyForm.effect.title', { version })}
      </Text>
      <Text size="xs">
        {since === null ? t('policyForm.effect.first', { version }) : t('policyForm.effect.place', { version, since })}
      </Text>
      <Text size="sm">
        {items.count === 0 ? t('policyForm.effect.noItem') : many('policyForm.effect.items', items)}
        {items.byVersion.length > 1 &&
          ` ${items.byVersion
            .map((each) => t('policyForm.effect.under', { count: each.count, version: each.version }))
            .join(' · ')}`}
      </Text>
      {items.shown.length > 0 && (
        <List size="xs">
          {items.shown.map((item) => (
            <List.Item key={item.id}>
              <ItemLink item={item} /> · {t('policy.version', { version: item.version })}
            </List.Item>
          ))}
        </List>
      )}
      {replan !== null && replan.count > 0 && (
        <Text size="xs" c="dimmed">
          {many('policyForm.effect.replan', replan)}
        </Text>
      )}
      {programs.count > 0 && (
        <>
          <Text size="sm">{many('policyForm.effect.programs', programs)}</Text>
          <List size="xs">
            {programs.shown.map((program) => (
              <List.Item key={program.id}>
                <ProgramLink program={program} /> · {t('policy.version', { version: program.version })}
              </List.Item>
            ))}
          </List>
        </>
      )}
      {others.map((each) => (
        <Text key={each.kind} size="xs">
          {t(`policyForm.effect.other.${each.kind}`, { number: many.number(each) })}
        </Text>
      ))}
      {begins.map((each) => (
        <Text key={each} size="sm">
          {t(`policyForm.effect.begins.${each}`, { version })}
        </Text>
      ))}
      {templates.shown.map(({ id, name, takes }) => (
        <Text key={id} size="xs">
          {t(takes ? 'policyForm.effect.takes' : 'policyForm.effect.keeps', { name, version })}
        </Text>
      ))}
    </Stack>
  );
}

interface Counted {
  count: number;
  more: boolean;
}

interface Many {
  (
    key: 'policyForm.effect.items' | 'policyForm.effect.replan' | 'policyForm.effect.programs',
    counted: Counted,
  ): string;
  number: (counted: Counted) => string;
}

/** A count is exact, or says that there are more. */
function useMany(): Many {
  const t = useTexts();
  const number = ({ count, more }: Counted): string =>
    more ? t('policyForm.effect.moreThan', { number: count }) : String(count);
  const say: Omit<Many, 'number'> & ((...args: Parameters<Many>) => string) = (key, counted) =>
    t(key, { count: counted.more ? counted.count + 1 : counted.count, number: number(counted) });
  return Object.assign(say, { number });
}
