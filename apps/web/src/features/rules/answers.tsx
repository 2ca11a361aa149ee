import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Came } from '../../components/came.js';
import { Empty } from '../../components/empty.js';
import { LinkedRecord } from '../../components/linked-record.js';
import { Part } from '../../components/part.js';
import { RegisterLink } from '../../components/record-link.js';
import { api, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { Compared } from './compared.js';
import { useSpokenText } from '../../lib/spoken.js';

/** What a rule made of what has happened since it listens: why, and why not. */
export function Answers({ of: { id } }: { of: Schemas['RuleDetail'] }): ReactElement {
  const t = useTexts();
  const found = useQuery(api.queryOptions('get', '/rules/why', { params: { query: { rule: id } } }));
  return (
    <Part title={t('rules.why.title')}>
      <Came of={found}>
        {({ evaluations }) => (
          <>
            {evaluations.length === 0 && <Empty>{t('rules.why.none')}</Empty>}
            <ul className="rows">
              {evaluations.map((one) => (
                <li key={`${one.event.seq}/${one.version}`}>
                  <Answer of={one} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Came>
    </Part>
  );
}

function Answer({ of: one }: { of: Schemas['RuleWhy']['evaluations'][number] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const spoken = useSpokenText();
  return (
    <Stack gap={2}>
      <Text size="sm">
        <LinkedRecord of={one.record} />
      </Text>
      <Text size="xs" c="dimmed">
        {one.event.type}, {clock.at(one.event.at)} · {t('rules.version', { version: one.version })}
      </Text>
      <Compared of={one} />
      {one.proposal?.licence && <Text size="sm">{t('rules.why.acted', { key: one.proposal.licence.key })}</Text>}
      {one.waits && <Text size="sm">{t('rules.why.waits')}</Text>}
      {one.refused !== null && <Text size="sm">{t('rules.why.refused', { why: spoken(one.refused) })}</Text>}
      {one.proposal && (
        <Text size="sm">
          <RegisterLink
            of="proposals"
            record={{ key: one.proposal.key, title: t(`rules.why.proposalIs.${one.proposal.status}`) }}
          />
          {one.proposal.changed && ` (${t('rules.why.changed')})`}
        </Text>
      )}
    </Stack>
  );
}
