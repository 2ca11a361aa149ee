import './texts.js';
import { Alert, Button, Grid, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { Came } from '../../components/came.js';
import { Ladder } from '../../components/ladder.js';
import { Comments } from '../../components/record/comments.js';
import { Links } from '../../components/record/links.js';
import { NotShown } from '../../components/record/not-shown.js';
import { PageHead } from '../../components/page-head.js';
import { Rehearse } from '../../components/rehearse.js';
import { Part } from '../../components/part.js';
import { RecordPack } from '../../components/record/record-pack.js';
import { Steps, useStepping } from '../../components/record/stepping.js';
import type { Schemas } from '../../lib/api.js';
import { useHappened } from '../../lib/happened.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { CriticalPath } from './critical-path.js';
import { ItemsViews } from './items-views.js';
import { PhaseTrack } from './phase-track.js';
import { ProgramActs } from './program-acts.js';
import { Done, Late, ProgramStatus } from './programs-page.js';
import { program as programQuery, timeline, upcoming } from './queries.js';
import { Tollgate } from './tollgate.js';

const route = getRouteApi('/programs/$id');

/** A program: its phases and what the next tollgate lacks, its items, what decides its end, and what happens next. */
export function ProgramPage(): ReactElement {
  const t = useTexts();
  const { id }: { id: string } = route.useParams();
  const found = useQuery(programQuery(id));
  const happened = useQuery(timeline(id));
  const comes = useQuery(upcoming(id));
  const program = found.data;
  const stepping = useStepping({ at: `/programs/${id}`, called: program?.name ?? '' });
  if (program === undefined) return <NotShown found={found} />;
  const current = program.phases.find(({ status }) => status === 'open' || status === 'tollgate');
  return (
    <>
      <PageHead title={program.name}>
        <Group gap="xs">
          <Steps stepping={stepping} />
          <RecordPack of="programs" id={program.id} />
        </Group>
      </PageHead>
      <Stack gap="sm" mb="lg">
        <Group gap="lg">
          <ProgramStatus status={program.status} />
          <Late items={program.items} />
          <Done items={program.items} />
          <Text size="sm">{t('programs.managedBy', { who: program.manager.name })}</Text>
          {program.domainLead !== null && (
            <Text size="sm">{t('programs.ledBy', { who: program.domainLead.name })}</Text>
          )}
          <Text size="sm" c="dimmed">
            {[program.domain, program.markets.join(', ')].filter((each) => each).join(' · ')}
          </Text>
        </Group>
        {program.holdReason !== null && <Alert color="gray">{t('items.held', { why: program.holdReason })}</Alert>}
        {program.description !== '' && (
          <Text size="sm" className="said">
            {program.description}
          </Text>
        )}
        <ProgramActs program={program}>
          {program.allowed.includes('steer') && (
            <>
              <Button
                variant="default"
                component={Link}
                to="/items"
                search={{ add: 'yes', program: program.id } as never}
              >
                {t('programs.addItem')}
              </Button>
              <Button variant="default" component={Link} to={`/programs/${program.id}/import`}>
                {t('programs.import')}
              </Button>
              <Rehearse programId={program.id} />
            </>
          )}
        </ProgramActs>
        <PhaseTrack phases={program.phases} zone={program.timeZone} />
      </Stack>
      <Grid gap="xl" mb="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          {current === undefined ? (
            <Part title={t('programs.tollgate')}>
              <Text size="sm" c="dimmed">
                {t('programs.noPhase')}
              </Text>
            </Part>
          ) : (
            <Part title={t('programs.nextTollgate', { phase: current.name })}>
              <Tollgate key={current.id} program={program} phase={current} decided={stepping.goOn} />
            </Part>
          )}
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="lg">
            <Part title={t('programs.path')}>
              <CriticalPath id={program.id} />
            </Part>
            <Part title={t('programs.comes')}>
              <Came of={comes} rows={2}>
                {({ items }) => <Ladder passed={[]} coming={items} zone={program.timeZone} />}
              </Came>
            </Part>
            <Links of="program" id={program.id} />
            <Part title={t('items.comments')}>
              <Comments of="programs" id={program.id} />
            </Part>
          </Stack>
        </Grid.Col>
      </Grid>
      <Title order={2} mb="xs">
        {t('programs.items')}
      </Title>
      <ItemsViews program={program} />
      <Activity entries={happened.data?.items ?? []} />
    </>
  );
}

type Entry = Schemas['TimelineEntry'];

const shownFirst = 15;

/** What happened to the program itself, the newest first. */
function Activity({ entries }: { entries: readonly Entry[] }): ReactElement | null {
  const t = useTexts();
  const clock = useClock();
  const said = useHappened();
  const [all, showAll] = useState(false);
  if (entries.length === 0) return null;
  const newest = entries.toReversed();
  return (
    <section>
      <Title order={2} mt="lg" mb="xs">
        {t('items.timeline')}
      </Title>
      <ol className="rows">
        {(all ? newest : newest.slice(0, shownFirst)).map((entry) => (
          <li key={entry.seq}>
            <Text size="sm" lang={said(entry).lang}>
              {said(entry).text}
            </Text>
            <Text size="xs" c="dimmed">
              {entry.actor?.name ?? t('items.engine')} · <time dateTime={entry.at}>{clock.at(entry.at)}</time>
            </Text>
          </li>
        ))}
      </ol>
      {!all && newest.length > shownFirst && (
        <Button variant="subtle" size="compact-xs" onClick={() => showAll(true)}>
          {t('programs.showAll', { count: newest.length })}
        </Button>
      )}
    </section>
  );
}
