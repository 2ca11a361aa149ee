import { Badge, Code, CopyButton, Button, Group, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { Loading } from '../../components/loading.js';
import { Problem } from '../../components/problem.js';
import { ProofAsked } from '../../components/proof-asked.js';
import type { Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { changedParts } from './changed.js';
import { rounds } from './queries.js';
import { Spoken } from '../../components/spoken.js';

type Item = Schemas['ActionItemDetail'];
type Round = Schemas['SignOffRound'];
type Stage = Round['stages'][number];

/** Who has signed, who has not, and what: the round that is open, and behind it those of before. */
export function SignOff({ item }: { item: Item }): ReactElement {
  const t = useTexts();
  const all = useQuery(rounds(item.id));
  const [before, show] = useState(false);
  if (all.data === undefined) return all.isPending ? <Loading rows={3} /> : <Problem error={all.error} />;
  const newestFirst = all.data.items.toReversed();
  const [last, ...former] = newestFirst;
  if (last === undefined) return <Empty>{t('items.neverHandedIn')}</Empty>;
  return (
    <Stack gap="md">
      <OneRound round={last} before={former[0]} waiting={item.signOff?.id === last.id ? item.signOff.waitingFor : []} />
      {former.length > 0 && (
        <div>
          <Button variant="subtle" size="compact-xs" aria-expanded={before} onClick={() => show(!before)}>
            {t('items.roundsBefore', { count: former.length })}
          </Button>
          {before &&
            former.map((round, index) => (
              <OneRound key={round.id} round={round} before={former[index + 1]} waiting={[]} />
            ))}
        </div>
      )}
    </Stack>
  );
}

type Waiting = NonNullable<Item['signOff']>['waitingFor'];

function OneRound({
  round,
  before,
  waiting,
}: {
  round: Round;
  before: Round | undefined;
  waiting: Waiting;
}): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const changed = before === undefined ? [] : changedParts(before.content, round.content);
  return (
    <section aria-label={t('items.round', { number: round.number })}>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {t('items.round', { number: round.number })}
        </Text>
        <Badge variant="default" tt="none">
          {t(`items.roundState.${round.state}`)}
        </Badge>
        <Text size="xs" c="dimmed">
          <time dateTime={round.openedAt}>{clock.at(round.openedAt)}</time>
        </Text>
      </Group>
      {changed.length > 0 && (
        <Text size="sm">
          {t('items.changedSince', {
            parts: changed.map((part) => t(`items.part.${part}`, { defaultValue: part })).join(', '),
          })}
        </Text>
      )}
      {round.state === 'open' && <ProofAsked proof={round.stages[round.stage - 1]?.proof} />}
      <ol className="stages">
        {round.stages.map((stage, index) => (
          <li key={stage.name + String(index)}>
            <OneStage
              round={round}
              stage={stage}
              number={index + 1}
              waiting={round.stage === index + 1 ? waiting : []}
            />
          </li>
        ))}
      </ol>
      <Glasses round={round} />
      {round.followUps.length > 0 && (
        <Text size="sm">
          {t('items.onCondition')} {round.followUps.map(({ key, title }) => `${key} ${title}`).join(', ')}
        </Text>
      )}
      {round.questions.map((asked) => (
        <Text size="sm" key={asked.id} className="said">
          <strong>{asked.askedBy.name}:</strong> {asked.question}
          <br />
          {asked.answer === null ? (
            <em>{t('items.notAnswered')}</em>
          ) : (
            <>
              <strong>{asked.answeredBy?.name}:</strong> {asked.answer}
            </>
          )}
        </Text>
      ))}
      <Hash hash={round.contentHash} />
    </section>
  );
}

/** What was to be decided, or was, past those who were asked: it stays to be seen. */
function Glasses({ round }: { round: Round }): ReactElement | null {
  const t = useTexts();
  const clock = useClock();
  if (round.glasses.length === 0) return null;
  return (
    <List size="sm" listStyleType="none">
      {round.glasses.map((glass) => (
        <List.Item key={glass.id}>
          <Badge color={glass.state === 'broken' || glass.state === 'asked' ? 'red' : 'gray'} variant="light" tt="none">
            {t(`items.glassState.${glass.state}`)}
          </Badge>{' '}
          {glass.askedBy.name} · <time dateTime={glass.at}>{clock.at(glass.at)}</time>
          {glass.state === 'asked' && ` · ${t('items.glassUntil', { when: clock.at(glass.expiresAt) })}`}
          {glass.endedBy !== null && ` · ${t('items.glassEndedBy', { who: glass.endedBy.name })}`}
          <span className="said"> · {glass.reason}</span>
        </List.Item>
      ))}
    </List>
  );
}

interface StageProps {
  round: Round;
  stage: Stage;
  number: number;
  waiting: Waiting;
}

function OneStage({ round, stage, number, waiting }: StageProps): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const signed = round.signatures.filter((signature) => signature.stage === number);
  return (
    <>
      <Text size="sm">
        <strong>
          <Spoken>{stage.name}</Spoken>
        </strong>{' '}
        <Text component="span" size="xs" c="dimmed">
          {t('items.required', { required: stage.required, of: stage.approvers.length })}
        </Text>
      </Text>
      <List size="sm" listStyleType="none">
        {signed.map((signature) => (
          <List.Item key={signature.id} icon={<span aria-hidden>{signature.decision === 'approved' ? '✓' : '↩'}</span>}>
            {signature.person.name}
            {signature.onBehalfOf !== null && ` ${t('items.for', { who: signature.onBehalfOf.name })}`} ·{' '}
            {t(signature.decision === 'approved' ? 'items.approved' : 'items.sentBack')} ·{' '}
            <time dateTime={signature.at}>{clock.at(signature.at)}</time>
            {signature.revokedAt !== null && ` · ${t('items.revoked')}`}
            {signature.proved !== null && ` · ${t('items.proved')}`}
            {signature.reason !== null && <span className="said"> · {signature.reason}</span>}
          </List.Item>
        ))}
        {waiting.map((person) => (
          <List.Item key={person.id} icon={<span aria-hidden>…</span>}>
            {person.name} · {t('items.hasNot')}
            {person.standIn !== null && ` · ${t('items.standIn', { who: person.standIn.name })}`}
          </List.Item>
        ))}
        {round.state === 'open' && number > round.stage && (
          <List.Item>
            <Text size="xs" c="dimmed">
              {t('items.comesLater')} {stage.approvers.map(({ name }) => name).join(', ')}
            </Text>
          </List.Item>
        )}
      </List>
    </>
  );
}

/** What the signatures are bound to: the same content has the same hash, whoever computes it. */
function Hash({ hash }: { hash: string }): ReactElement {
  const t = useTexts();
  return (
    <Group gap={6} mt={4}>
      <Text size="xs" c="dimmed">
        {t('items.signedHash')}
      </Text>
      <Code className="hash">{hash}</Code>
      <CopyButton value={hash}>
        {({ copied, copy }) => (
          <Button variant="subtle" color="gray" size="compact-xs" onClick={copy}>
            {t(copied ? 'items.copied' : 'items.copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
