import './texts.js';
import { Alert, Badge, Grid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Facts } from '../../components/facts.js';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { PersonLink, ProgramLink } from '../../components/record-link.js';
import { RecordActs } from '../../components/record/record-acts.js';
import { Refused } from '../../components/refused.js';
import { Timeline } from '../../components/timeline/timeline.js';
import { api, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { cityOf } from '../../lib/time.js';
import { recurrenceActs } from './acts.js';
import { useRecurrenceChange } from './change.js';
import { Coming } from './coming.js';
import { Made } from './occurrences.js';
import { OutOf } from './out-of.js';
import { useRuleWords } from '../../lib/use-rule-words.js';
import { Spoken } from '../../components/spoken.js';

type Recurrence = Schemas['Recurrence'];

const route = getRouteApi('/recurrences/$id');

/** Something that is made again and again: when, when next, what it made, and what may be done to it. */
export function RecurrencePage(): ReactElement {
  const t = useTexts();
  const { id }: { id: string } = route.useParams();
  const search: { state?: string } = route.useSearch();
  const navigate = route.useNavigate();
  const path = { id };
  const found = useQuery(api.queryOptions('get', '/recurrences/{id}', { params: { path } }));
  const happened = useQuery(api.queryOptions('get', '/recurrences/{id}/timeline', { params: { path } }));
  const recurrence = found.data;
  if (recurrence === undefined)
    return found.isPending ? (
      <Loading />
    ) : (
      <>
        <PageHead title={t('recurrence.title')} />
        <Problem error={found.error} />
      </>
    );
  return (
    <>
      <PageHead title={recurrence.name}>
        <Badge variant={recurrence.status === 'active' ? 'light' : 'default'} tt="none">
          {t(`recurrence.is.${recurrence.status}`)}
        </Badge>
      </PageHead>
      <Stack gap="md">
        <Stopped recurrence={recurrence} />
        <div>
          <Acts recurrence={recurrence} />
          <Refused
            refused={recurrence.refused}
            called={(command) => t(`recurrence.commands.${command}` as never, command)}
          />
        </div>
        <Grid>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="md">
              <About recurrence={recurrence} />
              <Made
                recurrence={recurrence}
                state={search.state}
                choose={(said) =>
                  void navigate({ to: '/recurrences/$id', params: { id }, search: said, replace: true })
                }
              />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="md">
              <Coming recurrence={recurrence} />
              <Part title={t('items.timeline')}>
                <Timeline entries={happened.data?.items ?? []} zone={recurrence.schedule.zone} />
              </Part>
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}

function Acts({ recurrence }: { recurrence: Recurrence }): ReactElement {
  const t = useTexts();
  const { id, name, version, allowed } = recurrence;
  const change = useRecurrenceChange(recurrence);
  return (
    <RecordActs
      record={{ id, key: '', title: name, version }}
      allowed={allowed}
      acts={recurrenceActs(t, recurrence, change)}
      waitingFor={[]}
    />
  );
}

function Stopped({ recurrence: { pauseReason, endedAt, endReason } }: { recurrence: Recurrence }): ReactElement | null {
  const t = useTexts();
  const clock = useClock();
  if (pauseReason === null && endedAt === null) return null;
  return (
    <Alert color="gray" variant="light">
      {endedAt === null
        ? t('recurrence.pausedBecause', { why: pauseReason ?? '' })
        : t('recurrence.endedBecause', { when: clock.at(endedAt), why: endReason ?? '' })}
    </Alert>
  );
}

function About({ recurrence }: { recurrence: Recurrence }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const words = useRuleWords();
  const { schedule, owner, makes, template, content, program, notes, occurrences } = recurrence;
  return (
    <Part title={t('recurrence.about')}>
      <Facts
        facts={[
          [t('recurrence.rule'), words(schedule)],
          [t('recurrence.zone'), cityOf(schedule.zone)],
          [t('recurrence.startsOn'), clock.day(schedule.startsOn)],
          [t('recurrence.until'), schedule.until && clock.day(schedule.until)],
          [t('recurrence.count'), schedule.count && t('recurrence.times', { count: schedule.count })],
          [t('recurrence.onDayOff'), t(`recurrence.dayOff.${schedule.onDayOff}`)],
          [t('recurrence.missed'), t(`recurrence.missedIs.${schedule.missed}`)],
          [t('recurrence.makes'), t(`recurrence.makesWhat.${makes}`)],
          [t('recurrence.program'), program && <ProgramLink program={program} />],
          [t('recurrence.owner'), <PersonLink key="owner" person={owner} />],
          [t('recurrence.soFar'), t('recurrence.times', { count: occurrences })],
        ]}
      />
      {template && <OutOf template={template} content={content} />}
      {notes.map((note) => (
        <Text key={note} size="sm" className="soon" mt="xs">
          <Spoken>{note}</Spoken>
        </Text>
      ))}
    </Part>
  );
}
