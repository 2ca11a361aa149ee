import './texts.js';
import { Anchor, Button, Grid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Came } from '../../components/came.js';
import { Empty } from '../../components/empty.js';
import { Facts } from '../../components/facts.js';
import { PageHead } from '../../components/page-head.js';
import { Part } from '../../components/part.js';
import { PersonLink } from '../../components/record-link.js';
import { NotShown } from '../../components/record/not-shown.js';
import { api, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { Change } from './change.js';
import { BeforeAfter } from './effect.js';
import { sliceAsked, sliceNamed, sliceShown, sliceText } from './figures.js';
import { Series } from './series.js';
import { BreachStatus, StateBadge } from './states.js';
import { Spoken } from '../../components/spoken.js';

type Metric = Schemas['MetricDetail'];

const route = getRouteApi('/governance-metrics/$ref');

/** A metric: its line with the bounds that hold, how each of its slices stands, and what was out of band. */
export function MetricPage(): ReactElement {
  const { ref }: { ref: string } = route.useParams();
  const { slice: named = '' }: { slice?: string } = route.useSearch();
  const t = useTexts();
  const found = useQuery(api.queryOptions('get', '/governance-metrics/{id}', { params: { path: { id: ref } } }));
  const params = { path: { id: ref }, query: { sort: '-state' as const, limit: 100 } };
  const slices = useQuery(api.queryOptions('get', '/governance-metrics/{id}/slices', { params }));
  const metric = found.data;
  const shown = sliceShown(slices.data?.items ?? [], named);
  if (metric === undefined) return <NotShown found={found} />;
  return (
    <>
      <PageHead title={metric.name}>
        <Text size="sm" c="dimmed" className="key">
          {metric.key}
        </Text>
      </PageHead>
      <Grid>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="md">
            {shown === undefined ? (
              <Part title={t('metric.line')}>
                <Came of={slices}>{() => <Empty>{t('metric.noValues')}</Empty>}</Came>
              </Part>
            ) : (
              <>
                <Series metric={metric} slice={shown.slice} />
                <Explained metric={metric} slice={shown.slice} />
                <BeforeAfter
                  key={shown.ref}
                  metric={metric}
                  slice={shown.slice}
                  slices={(slices.data?.items ?? []).map(({ slice }) => slice)}
                />
              </>
            )}
            <Slices found={slices} shown={shown?.ref} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="md">
            <About metric={metric} />
            <Breaches metric={metric} />
            <Part title={t('metric.meanings')}>
              <Meanings metric={metric} />
            </Part>
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}

/** Where there are two periods to compare, and something left to cut it by. */
function Explained({ metric, slice }: { metric: Metric; slice: Record<string, string> }): ReactElement | null {
  const asked = sliceAsked(slice);
  const params = { path: { id: metric.id }, query: asked === '' ? {} : { slice: asked } };
  const found = useQuery(api.queryOptions('get', '/governance-metrics/{id}/series', { params }));
  const present = (found.data?.items ?? []).filter(({ definition }) => definition === metric.definition);
  if (present.length < 2 || metric.dimensions.every((name) => slice[name] !== undefined)) return null;
  return <Change key={asked} metric={metric} slice={slice} periods={present.map(({ period }) => period)} />;
}

interface SlicesProps {
  found: Parameters<typeof Came<{ items: Schemas['MetricSlice'][]; nextCursor: string | null }>>[0]['of'];
  /** By its ref; undefined: there is none. */
  shown: string | undefined;
}

function Slices({ found, shown }: SlicesProps): ReactElement {
  const t = useTexts();
  const navigate = route.useNavigate();
  return (
    <Part title={t('metric.slices')}>
      <Came of={found}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 && <Empty>{t('metric.noValues')}</Empty>}
            <ul className="rows">
              {items.map(({ ref, slice, state, reasons }) => (
                <li key={ref}>
                  <Button
                    variant={ref === shown ? 'light' : 'subtle'}
                    size="compact-sm"
                    aria-pressed={ref === shown}
                    onClick={() => void navigate({ search: { slice: sliceNamed(slice) } as never, replace: true })}
                  >
                    {sliceText(slice, t('metric.whole'))}
                  </Button>{' '}
                  <StateBadge state={state} />
                  {reasons.map((reason) => (
                    <Text key={reason} size="xs" c="dimmed">
                      <Spoken>{reason}</Spoken>
                    </Text>
                  ))}
                </li>
              ))}
            </ul>
            {nextCursor !== null && <Text size="xs">{t('metric.moreSlices')}</Text>}
          </>
        )}
      </Came>
    </Part>
  );
}

function About({ metric }: { metric: Metric }): ReactElement {
  const t = useTexts();
  return (
    <Part title={t('metric.about')}>
      <Facts
        facts={[
          [t('metric.formula'), metric.formula],
          [t('metric.source'), metric.source],
          [t('metric.better'), t(`metric.direction.${metric.direction}`)],
          [t('metric.cadence'), `${t(`metric.every.${metric.cadence}`)} (${metric.zone})`],
          [t('metric.owner'), <PersonLink key="owner" person={metric.owner} />],
          [t('metric.domain'), metric.domain],
          [t('metric.markets'), metric.markets.join(', ')],
          [t('metric.thresholds'), metric.thresholds.map(({ name }) => name).join(', ')],
        ]}
      />
    </Part>
  );
}

function Breaches({ metric: { id } }: { metric: Metric }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const params = { query: { metric: id, sort: '-created' as const, limit: 10 } };
  const found = useQuery(api.queryOptions('get', '/breaches', { params }));
  return (
    <Part title={t('breach.title')}>
      <Came of={found}>
        {({ items }) => (
          <>
            {items.length === 0 && <Empty>{t('breach.none')}</Empty>}
            <ul className="rows">
              {items.map((breach) => (
                <li key={breach.id}>
                  <Anchor component={Link} to="/breaches/$ref" params={{ ref: breach.key } as never} size="sm">
                    <span className="key">{breach.key}</span> {sliceText(breach.slice, t('metric.whole'))},{' '}
                    {clock.day(breach.since)}
                  </Anchor>{' '}
                  <BreachStatus of={breach} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Came>
    </Part>
  );
}

function Meanings({ metric: { definitions } }: { metric: Metric }): ReactElement {
  const clock = useClock();
  return (
    <ul className="rows">
      {definitions.map(({ definition, madeAt, madeBy, note }) => (
        <li key={definition}>
          <Text size="sm">
            {definition}. {clock.at(madeAt)}, {madeBy.name}
          </Text>
          {note !== '' && (
            <Text size="xs" c="dimmed">
              {note}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
