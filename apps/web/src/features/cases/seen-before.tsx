import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { ItemLink, ProgramLink, RegisterLink } from '../../components/record-link.js';
import { http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

type Similar = Schemas['SimilarRecord'];

/** What is typed of a case so far. */
export interface Typed {
  title: string;
  text: string;
  domain: string;
  market: string;
}

/** Of less than this nothing can be said. */
const fewest = 6;

/** Seen before? What is like what is being typed, asked anew when the hand rests; an answer that is late is not waited for. */
export function SeenBefore(typed: Typed): ReactElement | null {
  const t = useTexts();
  const [asked] = useDebouncedValue(JSON.stringify(trimmed(typed)), 400);
  const { title, text, domain, market } = JSON.parse(asked) as Typed;
  const { data } = useQuery({
    queryKey: ['similar', asked],
    queryFn: async ({ signal }) => {
      const body = { title: (title || text).slice(0, 200), text, domain: domain || null, market: market || null };
      return (await http.POST('/cases/similar', { body, signal })).data ?? { items: [] };
    },
    enabled: title.length + text.length >= fewest,
    placeholderData: keepPreviousData,
    retry: false,
    meta: { still: true },
  });
  if (data === undefined || title.length + text.length < fewest) return null;
  return (
    <section aria-label={t('case.seenBefore')} aria-live="polite">
      <Title order={3} fz="sm" mb={4}>
        {t('case.seenBefore')}
      </Title>
      {data.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('case.notSeen')}
        </Text>
      )}
      <ul className="rows">
        {data.items.map((one) => (
          <li key={one.id}>
            <One of={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function One({ of }: { of: Similar }): ReactElement {
  const t = useTexts();
  return (
    <Stack gap={2}>
      <Group gap="xs" wrap="nowrap" align="baseline">
        <Text size="sm">
          <Way to={of} />
        </Text>
        <Badge variant="default" tt="none" style={{ flex: 'none' }}>
          {t(`link.is.${of.status}`)}
        </Badge>
      </Group>
      {of.words.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('case.matches', { words: of.words.join(' · ') })}
        </Text>
      )}
    </Stack>
  );
}

function Way({ to: { kind, id, key, title } }: { to: Similar }): ReactElement {
  const record = { key: key ?? id, title };
  if (kind === 'program') return <ProgramLink program={{ id, name: title }} />;
  if (kind === 'action_item') return <ItemLink item={record} />;
  return <RegisterLink of={`${kind}s`} record={record} />;
}

function trimmed({ title, text, domain, market }: Typed): Typed {
  return {
    title: title.trim(),
    // No more is compared.
    text: text.trim().slice(0, 600),
    ...{ domain: domain.trim().slice(0, 100), market: market.trim().slice(0, 20) },
  };
}
