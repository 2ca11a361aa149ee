import './texts.js';
import { Anchor, Grid, Paper, Stack, Text, Title, Badge, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState, type ReactElement } from 'react';
import { Came } from '../../components/came.js';
import { Empty } from '../../components/empty.js';
import { PageHead } from '../../components/page-head.js';
import { ItemLink, RegisterLink } from '../../components/record-link.js';
import type { Schemas } from '../../lib/api.js';
import { useAsList } from '../../lib/record-list.js';
import { useMe } from '../../lib/session.js';
import { useCommands } from '../../lib/shortcuts.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { FirstRun } from './first-run.js';
import { ItemRow } from './item-row.js';
import {
  myAlignments,
  myCases,
  myFindings,
  myReviews,
  myDecisions,
  myExceptions,
  myItems,
  myProposals,
  myRisks,
  nextSteps,
} from './queries.js';
import { OwedControls, useOwedControls } from './owed-controls.js';
import { Told } from './told.js';

type Item = Schemas['ActionItem'];

/** What somebody comes for every day: what waits for their decision, what they owe, what happens next, what they are told. */
export function WorkPage(): ReactElement {
  const t = useTexts();
  const me = useMe();
  const decisions = useQuery(myDecisions);
  const owed = useQuery(myItems);
  const waiting = useMemo(() => decisions.data?.items ?? [], [decisions.data]);
  const mine = useMemo(
    () => (owed.data?.items ?? []).filter(({ id }) => waiting.every((each) => each.id !== id)),
    [owed.data, waiting],
  );
  const [chosen, choose] = useState<string | null>(null);
  const rows = useMemo(() => [...waiting, ...mine], [waiting, mine]);
  const exceptions = useQuery(myExceptions).data?.items;
  const risks = useQuery(myRisks).data?.items;
  const cases = useQuery(myCases).data?.items;
  const reviews = useQuery(myReviews).data?.items;
  const findings = useQuery(myFindings).data?.items;
  const alignments = useQuery(myAlignments).data?.items;
  const controls = useOwedControls();
  useAsList(
    useMemo(
      () => [
        ...waiting.map(({ key }) => `/items/${key}` as const),
        ...(exceptions ?? []).map(({ key }) => `/exceptions/${key}` as const),
        ...(risks ?? []).map(({ key }) => `/risks/${key}` as const),
        ...(cases ?? []).map(({ key }) => `/cases/${key}` as const),
        ...(reviews ?? []).map(({ key }) => `/review-rounds/${key}` as const),
        ...(findings ?? []).map(({ key }) => `/findings/${key}` as const),
        ...(alignments ?? []).map(({ key }) => `/alignments/${key}` as const),
        ...controls.refs,
        ...mine.map(({ key }) => `/items/${key}` as const),
      ],
      [waiting, exceptions, risks, cases, reviews, findings, alignments, controls.refs, mine],
    ),
  );
  const move = useMemo(
    () => (by: number) => {
      const place = rows.findIndex(({ id }) => id === chosen);
      choose(rows[Math.max(0, Math.min(rows.length - 1, place < 0 ? 0 : place + by))]?.id ?? null);
    },
    [rows, chosen],
  );
  useCommands(
    useMemo(
      () => [
        { id: 'work/next', label: t('work.next'), group: t('work.title'), key: 'j', run: () => move(1) },
        { id: 'work/previous', label: t('work.previous'), group: t('work.title'), key: 'k', run: () => move(-1) },
      ],
      [move, t],
    ),
  );
  /** After a decision the next one is there. */
  const after = (list: readonly Item[], id: string): void => {
    const place = list.findIndex((each) => each.id === id);
    choose(list[place + 1]?.id ?? list[place - 1]?.id ?? null);
  };
  const list = (items: readonly Item[]): ReactElement => (
    <ul className="rows">
      {items.map((item) => (
        <ItemRow
          key={item.id}
          item={item}
          open={item.id === chosen}
          toggle={() => choose(item.id === chosen ? null : item.id)}
          done={() => after(items, item.id)}
        />
      ))}
    </ul>
  );
  return (
    <>
      <PageHead title={t('work.titleOf', { name: me.name })} />
      <FirstRun />
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            <Section title={t('work.waiting')} count={waiting.length} more={decisions.data?.nextCursor != null}>
              <Came of={decisions} rows={2}>
                {() => (waiting.length === 0 ? <Empty>{t('work.nothingWaits')}</Empty> : list(waiting))}
              </Came>
              <Others />
            </Section>
            <Section
              title={t('work.owed')}
              count={controls.owed.length + mine.length}
              more={owed.data?.nextCursor != null}
            >
              <OwedControls owed={controls.owed} />
              <Came of={owed}>
                {() =>
                  mine.length > 0
                    ? list(mine)
                    : controls.come && controls.owed.length === 0 && <Empty>{t('work.nothingOwed')}</Empty>
                }
              </Came>
            </Section>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="lg">
            {owed.data !== undefined && <Next items={owed.data.items} />}
            <Told />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}

function Section({
  title,
  count,
  more,
  children,
}: {
  title: string;
  count: number;
  /** There are more than were read. */
  more: boolean;
  children: React.ReactNode;
}): ReactElement {
  const t = useTexts();
  return (
    <section>
      <Group gap="xs" mb={4}>
        <Title order={2}>{title}</Title>
        {count > 0 && (
          <Badge variant="default" tt="none" circle={count < 10}>
            {more ? t('work.moreThan', { count }) : count}
          </Badge>
        )}
      </Group>
      {children}
    </section>
  );
}

/** Exceptions, risks, cases, review rounds, findings and alignment rounds that wait for me: they are few, and decided on their own pages. */
function Others(): ReactElement | null {
  const t = useTexts();
  const exceptions = useQuery(myExceptions).data?.items ?? [];
  const risks = useQuery(myRisks).data?.items ?? [];
  const cases = useQuery(myCases).data?.items ?? [];
  const reviews = useQuery(myReviews).data?.items ?? [];
  const findings = useQuery(myFindings).data?.items ?? [];
  const alignments = useQuery(myAlignments).data?.items ?? [];
  const proposals = useQuery(myProposals).data?.count ?? 0;
  const others = [exceptions, risks, cases, reviews, findings, alignments];
  if (proposals === 0 && others.every((some) => some.length === 0)) return null;
  return (
    <ul className="rows">
      {proposals > 0 && (
        <li>
          <Text size="sm">
            <Anchor component={Link} to="/proposals" search={{ waiting: 'yes' } as never} inherit>
              {t('work.proposalsWait', { count: proposals })}
            </Anchor>
          </Text>
        </li>
      )}
      {exceptions.map((each) => (
        <li key={each.id}>
          <Text size="sm">
            <RegisterLink of="exceptions" record={each} /> · {t('work.exceptionWaits')}
          </Text>
        </li>
      ))}
      {risks.map((each) => (
        <li key={each.id}>
          <Text size="sm">
            <RegisterLink of="risks" record={each} /> · {t('work.riskWaits')}
          </Text>
        </li>
      ))}
      {cases.map((each) => (
        <li key={each.id}>
          <Text size="sm">
            <RegisterLink of="cases" record={each} /> · {t(`work.caseWaits.${whatFor(each.status)}`)}
            {each.overdue && ` · ${t('work.caseLate')}`}
          </Text>
        </li>
      ))}
      {reviews.map((each) => (
        <li key={each.id}>
          <Text size="sm">
            <RegisterLink of="review-rounds" record={each} /> · {t('work.reviewWaits')}
            {each.overdue && ` · ${t('work.caseLate')}`}
          </Text>
        </li>
      ))}
      {findings.map((each) => (
        <li key={each.id}>
          <Text size="sm">
            <RegisterLink of="findings" record={each} /> · {t(`work.findingWaits.${askedOf(each.status)}`)}
            {each.overdue && ` · ${t('work.caseLate')}`}
          </Text>
        </li>
      ))}
      {alignments.map((each) => (
        <li key={each.id}>
          <Text size="sm">
            <RegisterLink of="alignments" record={each} /> ·{' '}
            {t(`work.alignmentWaits.${each.status === 'deciding' ? 'deciding' : 'open'}`)}
            {each.overdue && ` · ${t('work.caseLate')}`}
          </Text>
        </li>
      ))}
    </ul>
  );
}

function askedOf(status: Schemas['Finding']['status']): 'answer' | 'remediate' | 'verify' | 'write' {
  if (status === 'proposed' || status === 'disputed') return 'answer';
  if (status === 'remediated') return 'verify';
  return status === 'draft' ? 'write' : 'remediate';
}

function whatFor(status: Schemas['Case']['status']): 'triage' | 'close' | 'lead' {
  return status === 'new' ? 'triage' : status === 'concluded' ? 'close' : 'lead';
}

/** Who is told next, about what, and when, if nothing is done. */
function Next({ items }: { items: readonly Item[] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const steps = useQuery(nextSteps(items));
  return (
    <Paper withBorder p="sm" component="section">
      <Title order={2} mb={4}>
        {t('work.escalates')}
      </Title>
      {items.length === 0 && <Empty>{t('work.nothingEscalates')}</Empty>}
      {items.length > 0 && (
        <Came of={steps} rows={3}>
          {(found) => (
            <>
              {found.length === 0 && <Empty>{t('work.nothingEscalates')}</Empty>}
              <ul className="rows">
                {found.map(({ item, step }) => (
                  <li key={item.id}>
                    <Text size="sm">
                      <ItemLink item={item} />
                    </Text>
                    <Text size="xs">
                      {t(`step.${step.kind}`, { level: step.level })} ·{' '}
                      <time dateTime={step.at}>{clock.at(step.at)}</time> · {clock.away(step.at)}
                    </Text>
                    <Text size="xs" c="dimmed">
                      {t('work.tells', {
                        who: step.who.map(({ person }) => person.name).join(', ') || t('people.nobody'),
                      })}
                    </Text>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Came>
      )}
    </Paper>
  );
}
