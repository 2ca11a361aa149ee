import './texts.js';
import './calendars.css';
import { Alert, Button, Grid, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { Facts } from '../../components/facts.js';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { api, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { Months } from './months.js';

type Detail = Schemas['CalendarDetail'];
type Version = Schemas['CalendarVersionDetail'];

const route = getRouteApi('/calendars/$key');

/** A calendar: a year with its days off and make-up days, where they come from, and what a draft would change. */
export function CalendarPage(): ReactElement {
  const t = useTexts();
  const { key }: { key: string } = route.useParams();
  const [year, go] = useState(() => new Date().getFullYear());
  const found = useQuery(api.queryOptions('get', '/calendars/{key}', { params: { path: { key } } }));
  const version = found.data?.inForce?.version ?? found.data?.draft?.version;
  const shown = useQuery({
    ...api.queryOptions('get', '/calendars/{key}/versions/{version}', {
      params: { path: { key, version: String(version ?? 1) }, query: { year } },
    }),
    enabled: version !== undefined,
    placeholderData: (before: Version | undefined) => before,
  });
  const calendar = found.data;
  if (calendar === undefined) return found.isPending ? <Loading /> : <Problem error={found.error} />;
  return (
    <>
      <PageHead title={`${calendar.key} ${calendar.name}`}>
        <Group gap="xs">
          <Button variant="default" onClick={() => go(year - 1)}>
            {t('calendar.before', { year: year - 1 })}
          </Button>
          <Text fw={600}>{t('calendar.year', { year })}</Text>
          <Button variant="default" onClick={() => go(year + 1)}>
            {t('calendar.before', { year: year + 1 })}
          </Button>
        </Group>
      </PageHead>
      {calendar.warning !== null && (
        <Alert color="yellow" variant="light" mb="md">
          {calendar.warning}
        </Alert>
      )}
      <Problem error={shown.error} />
      {shown.isPending && <Loading rows={8} />}
      {shown.data && (
        <Grid>
          <Grid.Col span={{ base: 12, md: 8 }}>
            <Months year={year} version={shown.data} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 4 }}>
            <Stack gap="md">
              <Named year={year} version={shown.data} />
              <About calendar={calendar} version={shown.data} />
              {calendar.draft && calendar.inForce && <Changes calendar={calendar} />}
            </Stack>
          </Grid.Col>
        </Grid>
      )}
    </>
  );
}

/** The twin of the picture: what has a name, as a list. */
function Named({ year, version }: { year: number; version: Version }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const days = version.days.filter(({ date }) => date.startsWith(`${year}-`));
  return (
    <Part title={t('calendar.named')}>
      {days.length === 0 && <Empty>{t('calendar.noDays')}</Empty>}
      <ul className="rows">
        {days.map(({ date, name, kind, origin }) => (
          <li key={date}>
            <Text size="sm">
              {clock.day(date)} · {name}
            </Text>
            <Text size="xs" c="dimmed">
              {t(`calendar.kind.${kind}`)} · {origin}
            </Text>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function About({ calendar, version }: { calendar: Detail; version: Version }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const hours = version.hours
    .at(-1)
    ?.usual.map(({ from, to }) => `${from}–${to}`)
    .join(', ');
  return (
    <Part title={t('calendar.version', { version: version.version, day: clock.day(version.asOf) })}>
      <Facts
        facts={[
          [t('calendar.source'), version.source],
          [t('calendar.zone'), calendar.zone],
          [t('calendar.market'), calendar.market],
          [t('calendar.hours'), hours],
          [
            t('calendar.published'),
            version.publishedAt &&
              t('calendar.by', { when: clock.at(version.publishedAt), who: version.publishedBy?.name ?? '' }),
          ],
        ]}
      />
      {version.knownFrom !== null && version.knownUntil !== null && (
        <Text size="sm" mt="xs">
          {t('calendar.known', { from: clock.day(version.knownFrom), until: clock.day(version.knownUntil) })}
        </Text>
      )}
    </Part>
  );
}

function Changes({ calendar: { key } }: { calendar: Detail }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const found = useQuery(api.queryOptions('get', '/calendars/{key}/diff', { params: { path: { key } } }));
  const days = found.data?.days ?? [];
  return (
    <Part title={t('calendar.changes')}>
      <Problem error={found.error} />
      {found.data && days.length === 0 && <Empty>{t('calendar.noChanges')}</Empty>}
      <ul className="rows">
        {days.map(({ date, before, after }) => (
          <li key={date}>
            <Text size="sm">
              {t('calendar.dayChange', {
                day: clock.day(date),
                what: t(after.working ? 'calendar.becomesWorking' : 'calendar.becomesOff'),
                name: after.name ?? before.name ?? '',
              })}
            </Text>
          </li>
        ))}
      </ul>
    </Part>
  );
}
