import './texts.js';
import { Anchor, Button, Group, Kbd, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Facts } from '../../components/facts.js';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { NotShown } from '../../components/record/not-shown.js';
import { api, http, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { AnswerForm } from './answer-form.js';

type Round = Schemas['ReviewRoundDetail'];
type Taken = { item: Schemas['HeldItem'] | null; done: { answered: number; adjudicated: number } };

const route = getRouteApi('/review-rounds/$ref/judge');

/** One item after the other, by keyboard alone: what is sent opens the next. */
export function JudgePage(): ReactElement {
  const { ref }: { ref: string } = route.useParams();
  const found = useQuery({ ...api.queryOptions('get', '/review-rounds/{id}', { params: { path: { id: ref } } }) });
  const t = useTexts();
  if (found.data === undefined) return <NotShown found={found} />;
  return (
    <>
      <PageHead title={t('review.screen.title', { key: `${found.data.key} ${found.data.title}` })}>
        <Button variant="default" component={Link} to="/review-rounds/$ref" params={{ ref: found.data.key } as never}>
          {t('review.screen.back')}
        </Button>
      </PageHead>
      {isToJudge(found.data) ? <Judging round={found.data} /> : <Nothing done={found.data.mine} />}
    </>
  );
}

/** Whether there is something to ask for: whoever judges in a round that goes on. */
function isToJudge({ mine, status }: Round): boolean {
  return mine.judges && (status === 'open' || status === 'adjudicating');
}

function Nothing({ done: { answered, adjudicated } }: { done: Taken['done'] }): ReactElement {
  const t = useTexts();
  return (
    <Part title={t('review.screen.nothing')}>
      <Text size="sm" role="status">
        {t('review.screen.nothingMore', { answered, adjudicated })}
      </Text>
    </Part>
  );
}

function Judging({ round }: { round: Round }): ReactElement {
  const t = useTexts();
  const [taken, show] = useState<Taken | null>(null);
  const path = { id: round.id };
  const next = useCommand<{ after: string | null }, Taken>(
    `next/${round.id}`,
    async (_, headers) => {
      const { data } = await http.POST('/review-rounds/{id}/next', { params: { path }, headers });
      if (data === undefined) throw new Error('there is an answer');
      return data;
    },
    show,
  );
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    next.mutate({ after: null });
  }, [next]);
  const back = useCommand<string, unknown>(
    `hand-back/${round.id}`,
    (assignmentId, headers) =>
      http.POST('/review-rounds/{id}/hand-back', { params: { path }, body: { assignmentId }, headers }),
    () => next.mutate({ after: taken?.item?.assignmentId ?? null }),
  );
  if (next.error !== null) return <Problem error={next.error} />;
  if (taken === null) return <Loading rows={4} />;
  const { item, done } = taken;
  if (item === null) return <Nothing done={done} />;
  return (
    <Stack gap="md" maw="48rem">
      <Shown item={item} />
      <AnswerForm
        key={item.assignmentId}
        round={round}
        item={item}
        sent={() => next.mutate({ after: item.assignmentId })}
      />
      <Problem error={back.error} />
      <Group justify="space-between">
        <Text size="xs" c="dimmed">
          {t('review.screen.keys')}
        </Text>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          loading={back.isPending}
          onClick={() => back.mutate(item.assignmentId)}
        >
          {t('review.screen.handBack')}
        </Button>
      </Group>
    </Stack>
  );
}

function Shown({ item }: { item: Schemas['HeldItem'] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  return (
    <Part title={t('review.screen.place', { place: item.place, items: item.items })}>
      <Text className="said" fw={500} mb="sm" role="status">
        {item.title}
      </Text>
      {item.link !== null && (
        <Text size="sm" mb="sm">
          <Anchor href={item.link} target="_blank" rel="noreferrer noopener" inherit>
            {t('review.screen.look')}
          </Anchor>
        </Text>
      )}
      <Facts
        facts={[
          [t('review.by.market'), item.market],
          [t('review.by.language'), item.language],
          [t('review.by.policyLine'), item.policyLine],
        ]}
      />
      {item.said.length > 0 && (
        <>
          <Text size="sm" mt="sm">
            {t('review.screen.wasSaid')}
          </Text>
          <List size="sm">
            {item.said.map(({ decision, policyLine, note }, index) => (
              <List.Item key={`${index}/${decision}`}>
                {[decision, policyLine, note].filter((part) => part !== null).join(' · ')}
              </List.Item>
            ))}
          </List>
        </>
      )}
      <Text size="xs" c="dimmed" mt="sm">
        {t('review.screen.until', { when: clock.at(item.heldUntil) })} <Kbd size="xs">Enter</Kbd>
      </Text>
    </Part>
  );
}
