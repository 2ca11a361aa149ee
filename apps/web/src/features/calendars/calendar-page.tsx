import './texts.js';
import './calendars.css';
import { Alert, Button, Grid, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Facts } from '../../components/facts.js';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { NotShown } from '../../components/record/not-shown.js';
import { api, type Schemas } from '../../lib/api.js';
import { useMay } from '../../lib/rights.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { Draft } from './draft.js';
import { Months } from './months.js';
import { NamedDays } from './named-days.js';
import { Rules } from './rules.js';
import { Versions } from './versions.js';
import { Spoken } from '../../components/spoken.js';
import { useSpokenText } from '../../lib/spoken.js';

type Detail = Schemas['CalendarDetail'];
type Version = Schemas['CalendarVersionDetail'];

const route = getRouteApi('/calendars/$key');

/** A calendar: a year with its days off and make-up days, where they come from, and what a draft would change. */
export function CalendarPage(): ReactElement {
  const t = useTexts();
  const spoken = useSpokenText();
  const { key }: { key: string } = route.useParams();
  const { year, go, shows, look } = useShown();
  const found = useQuery(api.queryOptions('get', '/calendars/{key}', { params: { path: { key } } }));
  const { may } = useMay('administer');
  const chosen = shows === 'draft' ? found.data?.draft : null;
  const version = (chosen ?? found.data?.inForce ?? found.data?.draft)?.version;
  const shown = useQuery({
    ...api.queryOptions('get', '/calendars/{key}/versions/{version}', {
      params: { path: { key, version: String(version ?? 1) }, query: { year } },
    }),
    enabled: version !== undefined,
    placeholderData: (before: Version | undefined) => before,
  });
  const calendar = found.data;
  if (calendar === undefined) return <NotShown found={found} />;
  // What is taken back is taken out of the last version: of one before it there may be nothing to take.
  const edits = may && shown.data?.version === (calendar.draft ?? calendar.inForce)?.version;
  return (
    <>
      <PageHead title={`${calendar.key} ${spoken(calendar.name)}`}>
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
          <Spoken>{calendar.warning}</Spoken>
        </Alert>
      )}
      <Problem error={shown.error} />
      {shown.isPending && <Loading rows={8} />}
      {shown.data && (
        <Grid>
          <Grid.Col span={{ base: 12, md: 8 }}>
            <Stack gap="md">
              {calendar.draft && calendar.inForce && (
                <SegmentedControl
                  aria-label={t('calendar.edit.looksAt')}
                  value={chosen ? 'draft' : 'inForce'}
                  onChange={look}
                  data={[
                    { value: 'inForce', label: t('calendar.inForce') },
                    { value: 'draft', label: t('calendar.edit.draft') },
                  ]}
                  style={{ alignSelf: 'start' }}
                />
              )}
              <div>
                <Months year={year} version={shown.data} />
              </div>
              <Draft calendar={calendar} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 4 }}>
            <Stack gap="md">
              <NamedDays year={year} calendarKey={key} version={shown.data} edits={edits} />
              <About calendar={calendar} version={shown.data} edits={edits} />
              <Versions calendar={calendar} />
            </Stack>
          </Grid.Col>
        </Grid>
      )}
    </>
  );
}

/** The year, and whether the draft is shown, as the address has them. */
function useShown(): {
  year: number;
  go: (year: number) => void;
  shows: string | undefined;
  look: (at: string) => void;
} {
  const { key }: { key: string } = route.useParams();
  const search: { year?: string; shows?: string } = route.useSearch();
  const navigate = route.useNavigate();
  const asked = Number(search.year);
  const change = (next: typeof search): void =>
    void navigate({
      to: '/calendars/$key',
      params: { key },
      search: { ...search, ...next },
      replace: true,
      resetScroll: false,
    });
  return {
    year: Number.isInteger(asked) && asked >= 1900 && asked <= 2300 ? asked : new Date().getFullYear(),
    go: (year) => change({ year: String(year) }),
    shows: search.shows,
    look: (shows) => change({ shows }),
  };
}

interface AboutProps {
  calendar: Detail;
  version: Version;
  edits: boolean;
}

function About({ calendar, version, edits }: AboutProps): ReactElement {
  const t = useTexts();
  const clock = useClock();
  return (
    <Part title={t('calendar.version', { version: version.version, day: clock.day(version.asOf) })}>
      <Facts
        facts={[
          [t('calendar.source'), <Spoken key="source">{version.source}</Spoken>],
          [t('calendar.zone'), calendar.zone],
          [t('calendar.market'), calendar.market],
          [
            t('calendar.published'),
            version.publishedAt &&
              t('calendar.by', { when: clock.at(version.publishedAt), who: version.publishedBy?.name ?? '' }),
          ],
        ]}
      />
      <Rules calendarKey={calendar.key} version={version} edits={edits} />
      {version.knownFrom !== null && version.knownUntil !== null && (
        <Text size="sm" mt="xs">
          {t('calendar.known', { from: clock.day(version.knownFrom), until: clock.day(version.knownUntil) })}
        </Text>
      )}
    </Part>
  );
}
