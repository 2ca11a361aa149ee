import './texts.js';
import { Anchor, Grid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Facts } from '../../components/facts.js';
import { typed } from '../../components/form/command-form.js';
import { Part } from '../../components/part.js';
import { PersonLink } from '../../components/record-link.js';
import { Links } from '../../components/record/links.js';
import { NotShown } from '../../components/record/not-shown.js';
import { RecordActs, type RecordAct } from '../../components/record/record-acts.js';
import { RecordHead } from '../../components/record/record-head.js';
import { useStepping } from '../../components/record/stepping.js';
import { Coming, Happened, useTimes } from '../../components/record/times.js';
import { api, http, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { sliceNamed, sliceText } from './figures.js';
import { BreachStatus } from './states.js';
import { Spoken } from '../../components/spoken.js';

type Detail = Schemas['BreachDetail'];

const route = getRouteApi('/breaches/$ref');

/** A breach: which metric is out of band, since when and why, who was told, and what comes. It ends by the values alone. */
export function BreachPage(): ReactElement {
  const { ref }: { ref: string } = route.useParams();
  const found = useQuery(api.queryOptions('get', '/breaches/{id}', { params: { path: { id: ref } } }));
  const times = useTimes('breaches', ref);
  const t = useTexts();
  const breach = found.data;
  const key = breach?.key ?? ref;
  const stepping = useStepping({ at: `/breaches/${key}`, called: `${key} ${breach?.title ?? ''}` });
  if (breach === undefined) return <NotShown found={found} />;
  const { zone } = breach.due;
  return (
    <>
      <RecordHead of={breach} stepping={stepping} pack="breaches">
        <BreachStatus of={breach} />
      </RecordHead>
      <Stack gap="md">
        <RecordActs
          record={breach}
          allowed={breach.allowed}
          acts={breachActs(t, breach)}
          waitingFor={[]}
          decided={stepping.goOn}
        />
        <Grid>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="md">
              <About breach={breach} />
              <Happened of={times} zone={zone} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="md">
              <Coming of={times} zone={zone} />
              <Links of="breach" id={breach.id} />
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}

function About({ breach }: { breach: Detail }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const { metric, slice, reasons, since, endedAt, owner, domain, markets } = breach;
  return (
    <Part title={t('breach.why')}>
      {reasons.map((reason) => (
        <Text key={reason} size="sm" mb={4} className="said">
          <Spoken>{reason}</Spoken>
        </Text>
      ))}
      <Facts
        facts={[
          [
            t('metric.one'),
            <Anchor
              key="metric"
              component={Link}
              to="/governance-metrics/$ref"
              params={{ ref: metric.key } as never}
              search={{ slice: sliceNamed(slice) } as never}
              size="sm"
            >
              {metric.name}
            </Anchor>,
          ],
          [t('metric.slice'), sliceText(slice, t('metric.whole'))],
          [t('breach.since'), clock.day(since)],
          [t('breach.endedAt'), endedAt === null ? null : clock.at(endedAt)],
          [t('metric.owner'), <PersonLink key="owner" person={owner} />],
          [t('metric.domain'), domain],
          [t('metric.markets'), markets.join(', ')],
        ]}
      />
    </Part>
  );
}

/** What may be done to a breach; whether it may comes with it. */
function breachActs(t: ReturnType<typeof useTexts>, { id }: Detail): RecordAct[] {
  const to = { params: { path: { id } } };
  return [
    {
      ...{ id: 'acknowledge', event: 'acknowledge', title: t('breach.act.acknowledge'), primary: true },
      fields: [
        { name: 'note', label: t('field.note'), kind: 'text' },
        { name: 'holdFor', label: t('field.holdFor'), kind: 'span' },
      ],
      send: (values, headers) =>
        http.POST('/breaches/{id}/acknowledge', { ...to, headers, body: typed(values, 'note', 'holdFor') }),
    },
    {
      ...{ id: 'reassign', event: 'reassign', title: t('breach.act.reassign') },
      fields: [
        { name: 'ownerId', label: t('breach.newOwner'), kind: 'person', required: true },
        { name: 'reason', label: t('field.reasonNeeded'), kind: 'text', required: true },
      ],
      send: ({ ownerId = '', reason = '' }, headers) =>
        http.POST('/breaches/{id}/reassign', { ...to, headers, body: { ownerId, reason } }),
    },
  ];
}
