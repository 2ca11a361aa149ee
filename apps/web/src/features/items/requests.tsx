import { Badge, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Due } from '../../components/due.js';
import { Problem } from '../../components/problem.js';
import { ProofAsked } from '../../components/proof-asked.js';
import type { Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { extensions } from './queries.js';

/** What was asked for: more time, or something weaker; who agreed, and who is asked. */
export function Requests({ item }: { item: Schemas['ActionItemDetail'] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const all = useQuery(extensions(item.id));
  return (
    <Stack gap="sm">
      <Problem error={all.error} />
      {(all.data?.items ?? []).map((each) => (
        <div key={each.id}>
          <Group gap="xs">
            <Text size="sm">
              <strong>{each.requestedBy.name}</strong> {t(`items.asks.${each.asks}`)}
              {each.asks === 'severity' && ` ${each.severity ?? t('items.none')}`}
            </Text>
            {each.asks === 'later' && <Due at={each.due.at} zone={each.due.zone} over />}
            <Badge variant="default" tt="none">
              {t(`items.requestState.${each.state}`)}
            </Badge>
          </Group>
          <Text size="sm" className="said">
            {each.reason}
          </Text>
          {each.impact !== '' && (
            <Text size="sm" className="said">
              {t('items.impact', { impact: each.impact })}
            </Text>
          )}
          {each.decisions.map((decision) => (
            <Text size="xs" c="dimmed" key={decision.person.id + decision.at}>
              {decision.person.name} · {t(`items.decided.${decision.decision}`)} · {clock.at(decision.at)}
              {decision.reason !== null && ` · ${decision.reason}`}
            </Text>
          ))}
          {each.state === 'pending' && <ProofAsked proof={each.terms.proof} />}
          {item.pendingExtension?.id === each.id && item.pendingExtension.waitingFor.length > 0 && (
            <Text size="xs" c="dimmed">
              {t('items.asked', { who: item.pendingExtension.waitingFor.map(({ name }) => name).join(', ') })}
            </Text>
          )}
        </div>
      ))}
    </Stack>
  );
}

/** Whether it has helped: when that is asked, of whom, and what was answered. */
export function Check({ check }: { check: Schemas['EffectivenessCheck'] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  return (
    <>
      <Group gap="xs">
        <Badge variant="default" tt="none">
          {t(`items.checkState.${check.state}`)}
        </Badge>
        {check.dueAt !== null && check.decidedAt === null && <Due at={check.dueAt} />}
        {check.decidedAt !== null && (
          <Text size="sm">
            {check.decidedBy?.name} · {clock.at(check.decidedAt)}
          </Text>
        )}
      </Group>
      {check.decidedAt === null && <ProofAsked proof={check.proof} />}
      {check.checkers.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('items.asked', { who: check.checkers.map(({ name }) => name).join(', ') })}
        </Text>
      )}
      {check.finding !== null && (
        <Text size="sm" className="said">
          {check.finding}
        </Text>
      )}
    </>
  );
}
