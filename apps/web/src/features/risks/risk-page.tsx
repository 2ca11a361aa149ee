import './texts.js';
import { Grid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Due } from '../../components/due.js';
import { Facts } from '../../components/facts.js';
import { Links } from '../../components/record/links.js';
import { NotShown } from '../../components/record/not-shown.js';
import { Part } from '../../components/part.js';
import { RatingBadge } from '../../components/rating.js';
import { PersonLink } from '../../components/record-link.js';
import { Glass } from '../../components/record/glass.js';
import { OpenRound } from '../../components/record/open-round.js';
import { RecordActs } from '../../components/record/record-acts.js';
import { RecordHead } from '../../components/record/record-head.js';
import { useStepping } from '../../components/record/stepping.js';
import { Coming, Happened, useTimes } from '../../components/record/times.js';
import { api, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { riskActs } from './acts.js';
import { riskGlass } from './glass.js';
import { RiskStatus } from './risk-status.js';

type Detail = Schemas['RiskDetail'];

const route = getRouteApi('/risks/$ref');

/** A risk of the register: how grave it is, by whom and when it is looked at, and what may be done. */
export function RiskPage(): ReactElement {
  const { ref }: { ref: string } = route.useParams();
  const found = useQuery(api.queryOptions('get', '/risks/{id}', { params: { path: { id: ref } } }));
  const times = useTimes('risks', ref);
  const t = useTexts();
  const risk = found.data;
  const key = risk?.key ?? ref;
  const stepping = useStepping({ at: `/risks/${key}`, called: `${key} ${risk?.title ?? ''}` });
  if (risk === undefined) return <NotShown found={found} />;
  return (
    <>
      <RecordHead of={risk} stepping={stepping} pack="risks">
        <RiskStatus risk={risk} />
        <RatingBadge rating={risk.level} />
      </RecordHead>
      <Stack gap="md">
        <RecordActs
          record={risk}
          allowed={risk.allowed}
          acts={riskActs(t, risk)}
          waitingFor={risk.signOff?.waitingFor ?? []}
          decided={stepping.goOn}
        />
        <Grid>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="md">
              <About risk={risk} />
              <Review risk={risk} />
              <Happened of={times} zone={risk.reviewDue.zone} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="md">
              <OpenRound round={risk.signOff} />
              <Glass
                of={{ id: risk.id, name: `${risk.key} ${risk.title}` }}
                round={risk.signOff}
                broken={risk.brokenGlass}
                allowed={risk.allowed}
                refused={risk.refused}
                send={riskGlass(risk.id)}
              />
              <Coming of={times} zone={risk.reviewDue.zone} />
              <Links of="risk" id={risk.id} />
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}

function About({ risk }: { risk: Detail }): ReactElement {
  const t = useTexts();
  return (
    <Part title={t('risk.text')}>
      <Text size="sm" className="said" mb="sm">
        {risk.text}
      </Text>
      <Facts
        facts={[
          [t('risk.score'), `${risk.likelihood} × ${risk.impact}`],
          [t('risk.owner'), <PersonLink key="owner" person={risk.owner} />],
          [t('risk.lead'), risk.domainLead && <PersonLink person={risk.domainLead} />],
          [t('risk.domain'), risk.domain],
          [t('risk.markets'), risk.markets.join(', ')],
          [t('risk.raisedBy'), <PersonLink key="by" person={risk.raisedBy} />],
          [t('risk.every'), risk.reviewEvery],
          [
            t('risk.due'),
            risk.status === 'closed' ? null : (
              <Due at={risk.reviewDue.at} zone={risk.reviewDue.zone} over={risk.status === 'in_review'} />
            ),
          ],
        ]}
      />
    </Part>
  );
}

function Review({ risk: { review } }: { risk: Detail }): ReactElement | null {
  const t = useTexts();
  const clock = useClock();
  if (review === null) return null;
  return (
    <Part title={t('risk.review')}>
      <Text size="sm" className="said">
        {review.statement}
      </Text>
      <Text size="xs" c="dimmed">
        {t('risk.reviewBy', {
          who: review.handedInBy.name,
          when: clock.at(review.at),
          outcome: t(`risk.is.${review.outcome}`),
        })}
      </Text>
    </Part>
  );
}
