import { NativeSelect, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Came } from '../../components/came.js';
import { api, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

type RuleFacts = Schemas['RuleFacts'];

interface Props {
  kind: RuleFacts['kind'];
  choose: (kind: RuleFacts['kind']) => void;
}

/** What a rule may ask about records of a kind, with types, what it can listen to, and what it may propose. */
export function MayAsk({ kind, choose }: Props): ReactElement {
  const t = useTexts();
  const found = useQuery(api.queryOptions('get', '/rules/facts'));
  return (
    <Came of={found}>
      {({ items }) => {
        const shown = items.find((one) => one.kind === kind);
        return (
          <>
            <NativeSelect
              aria-label={t('rules.edit.kind')}
              data={items.map((one) => one.kind)}
              value={kind}
              onChange={({ currentTarget }) => choose(currentTarget.value as RuleFacts['kind'])}
            />
            {shown && <Shown of={shown} />}
          </>
        );
      }}
    </Came>
  );
}

function Shown({ of: { record, program, events, commands } }: { of: RuleFacts }): ReactElement {
  const t = useTexts();
  const typed = (prefix: string, all: Readonly<Record<string, string>>): string[] =>
    Object.entries(all).map(([name, type]) => `${prefix}.${name}: ${type}`);
  return (
    <>
      <Listed title={t('rules.edit.commands')} lines={commands} />
      <Listed title={t('rules.edit.events')} lines={events.map(({ type }) => type)} />
      <Listed title={t('rules.edit.facts')} lines={[...typed('record', record), ...typed('program', program)]} />
    </>
  );
}

function Listed({ title, lines }: { title: string; lines: readonly string[] }): ReactElement {
  return (
    <>
      <Title order={3} size="h5" mt="xs">
        {title}
      </Title>
      <Text size="xs" component="div" style={{ columns: '2 12rem' }}>
        {lines.map((line) => (
          <div key={line}>
            <code style={{ overflowWrap: 'anywhere' }}>{line}</code>
          </div>
        ))}
      </Text>
    </>
  );
}
