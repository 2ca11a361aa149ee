import './texts.js';
import { Anchor, Grid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Due } from '../../components/due.js';
import { Facts } from '../../components/facts.js';
import { Part } from '../../components/part.js';
import { PersonLink, RegisterLink } from '../../components/record-link.js';
import { Links } from '../../components/record/links.js';
import { NotShown } from '../../components/record/not-shown.js';
import { RecordActs } from '../../components/record/record-acts.js';
import { RecordHead } from '../../components/record/record-head.js';
import { useStepping } from '../../components/record/stepping.js';
import { Coming, Happened, useTimes } from '../../components/record/times.js';
import { api } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { runActs } from './acts.js';
import { Perform } from './perform.js';
import { RunStatus } from './status.js';
import type { RunDetail } from './words.js';

const route = getRouteApi('/occurrences/$ref');

/** One run of a control: performed here, in a minute; and what became of it. */
export function OccurrencePage(): ReactElement {
  const { ref }: { ref: string } = route.useParams();
  const found = useQuery(api.queryOptions('get', '/occurrences/{id}', { params: { path: { id: ref } } }));
  const times = useTimes('occurrences', ref);
  const t = useTexts();
  const one = found.data;
  const key = one?.key ?? ref;
  const stepping = useStepping({ at: `/occurrences/${key}`, called: `${key} ${one?.title ?? ''}` });
  if (one === undefined) return <NotShown found={found} />;
  const { zone } = one.due;
  return (
    <>
      <RecordHead of={one} stepping={stepping} pack="occurrences">
        <RunStatus of={one} />
      </RecordHead>
      <Grid>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="md">
            {one.allowed.includes('perform') && <Perform of={one} />}
            <RecordActs
              record={one}
              allowed={one.allowed}
              acts={runActs(t, one)}
              waitingFor={one.endedAt === null ? [one.operator] : []}
            />
            <Performed of={one} />
            <Happened of={times} zone={zone} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="md">
            <About of={one} />
            <HowTo of={one} />
            <Coming of={times} zone={zone} />
            <Links of="occurrence" id={one.id} />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}

/** What was done, by whom and when; or why it was let go. */
function Performed({ of: { performance, closing, status } }: { of: RunDetail }): ReactElement | null {
  const t = useTexts();
  const clock = useClock();
  if (closing !== null)
    return (
      <Part title={t(status === 'withdrawn' ? 'run.withdrawn' : 'run.closed')}>
        <Text size="sm" className="said">
          {closing.reason}
        </Text>
        <Text size="xs" c="dimmed">
          {[closing.by?.name, clock.at(closing.at)].filter(Boolean).join(', ')}
        </Text>
      </Part>
    );
  if (performance === null) return null;
  const { note, links, population, exceptions, doneOn, by, at } = performance;
  return (
    <Part title={t('run.performed')}>
      {note !== null && (
        <Text size="sm" className="said" mb="xs">
          {note}
        </Text>
      )}
      {links.map((url) => (
        <Text key={url} size="sm">
          <Anchor href={url} target="_blank" rel="noreferrer noopener" inherit style={{ overflowWrap: 'anywhere' }}>
            {url}
          </Anchor>
        </Text>
      ))}
      <Facts
        facts={[
          [
            t('run.counted'),
            population === null ? null : t('run.countedIs', { population, exceptions: exceptions ?? 0 }),
          ],
          [t('run.doneOn'), doneOn && clock.day(doneOn)],
        ]}
      />
      <Text size="xs" c="dimmed" mt="xs">
        {t('run.performedBy', { who: by.name, when: clock.at(at) })}
      </Text>
    </Part>
  );
}

function About({ of: one }: { of: RunDetail }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const moved = one.nominal !== one.date;
  return (
    <Part title={t('run.name')}>
      <Facts
        facts={[
          [t('run.control'), <RegisterLink key="control" of="controls" record={one.control} />],
          [t('run.number'), String(one.run)],
          [
            t('run.date'),
            clock.day(one.date) + (moved ? ` (${t('run.byRule', { day: clock.day(one.nominal) })})` : ''),
          ],
          [t('run.dueIs'), <Due key="due" at={one.due.at} zone={one.due.zone} over={one.endedAt !== null} />],
          [t('run.missedOn'), one.missedAt && <time dateTime={one.missedAt}>{clock.at(one.missedAt)}</time>],
          [t('run.operator'), <PersonLink key="operator" person={one.operator} />],
          [t('control.domain'), one.domain],
          [t('control.markets'), one.markets.join(', ')],
          [t('run.version'), String(one.controlRevision)],
        ]}
      />
      {one.raised && (
        <Text size="sm" mt="xs">
          {t('run.raised')}
        </Text>
      )}
    </Part>
  );
}

/** How it is performed, as the control says. */
function HowTo({ of: { control } }: { of: RunDetail }): ReactElement | null {
  const t = useTexts();
  const path = { id: control.id };
  const { data } = useQuery(api.queryOptions('get', '/controls/{id}', { params: { path } }));
  const text = data?.procedure ?? data?.objective;
  if (text === undefined || data === undefined) return null;
  return (
    <Part title={t(data.procedure === null ? 'control.objective' : 'control.procedure')}>
      <Text size="sm" className="said">
        {text}
      </Text>
    </Part>
  );
}
