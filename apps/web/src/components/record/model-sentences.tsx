import { Anchor, Badge, Stack, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

type Run = Schemas['AiRunDetail'];
type Sentence = NonNullable<Run['sentences']>[number];

/**
 * Each sentence of a text with what a machine took it for. Of what is to be done leads one click to the form of a new item, filled in:
 * a person makes it, or does not.
 */
export function Sentences({ of: run }: { of: Run }): ReactElement | null {
  const t = useTexts();
  const { sentences, source, record } = run;
  if (sentences === null || sentences.length === 0) return null;
  const label = t('model.sentencesOf', { name: source?.name ?? record.key });
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {t('model.sentences')}
      </Text>
      <Text size="sm" c="dimmed">
        {t('model.counts', countsOf(sentences))}
      </Text>
      <div className="table-box" tabIndex={0} role="region" aria-label={label}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('model.sentence')}</Table.Th>
              <Table.Th>{t('model.is')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sentences.map((one) => (
              <Table.Tr key={one.number}>
                <Table.Td className="said">{one.text}</Table.Td>
                <Table.Td>
                  <Taken of={one} run={run} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Stack>
  );
}

function countsOf(sentences: readonly Sentence[]): Record<'all' | 'action' | 'covered' | 'none', number> {
  const count = (kind: Sentence['is']): number => sentences.filter(({ is }) => is === kind).length;
  return { all: sentences.length, action: count('action'), covered: count('covered'), none: count('none') };
}

function Taken({ of: one, run }: { of: Sentence; run: Run }): ReactElement {
  const t = useTexts();
  if (one.is === 'none') return <Text size="sm">{t('model.none')}</Text>;
  if (one.is === 'covered')
    return (
      <Text size="sm">
        {t('model.covered')}{' '}
        <Anchor component={Link} to="/items/$ref" params={{ ref: one.item ?? '' } as never} inherit>
          {one.item}
        </Anchor>
      </Text>
    );
  const title = one.title ?? '';
  const search = { of: run.record.key, newTitle: title, newText: described(t, one, run) };
  return (
    <Stack gap={4}>
      <Text size="sm">{title}</Text>
      {(['owner', 'due'] as const).map((what) => (
        <Hint key={what} label={t(`model.hint.${what}`)} of={one[what]} />
      ))}
      <Anchor
        component={Link}
        to="/items"
        search={search as never}
        size="sm"
        aria-label={t('model.makeItemOf', { title })}
      >
        {t('model.makeItem')}
      </Anchor>
    </Stack>
  );
}

function Hint({ label, of: hint }: { label: string; of: Sentence['owner'] }): ReactElement | null {
  const t = useTexts();
  if (hint === null) return null;
  return (
    <Text size="xs" c="dimmed">
      {label}: {hint.text}{' '}
      {!hint.stands && (
        <Badge variant="default" tt="none">
          {t('model.notSaid')}
        </Badge>
      )}
    </Text>
  );
}

/** The sentence and where it stands: what the new item says of its source. */
function described(t: ReturnType<typeof useTexts>, { text, number }: Sentence, { source }: Run): string {
  return source === null ? text : `${text}\n\n${t('model.from', { name: source.name, number })}`;
}
