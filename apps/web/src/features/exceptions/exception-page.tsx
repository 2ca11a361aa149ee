import './texts.js';
import { Alert, Badge, Grid, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Due } from '../../components/due.js';
import { Facts } from '../../components/facts.js';
import { Links } from '../../components/record/links.js';
import { NotShown } from '../../components/record/not-shown.js';
import { Part } from '../../components/part.js';
import { RatingBadge } from '../../components/rating.js';
import { ItemLink, PersonLink } from '../../components/record-link.js';
import { Glass } from '../../components/record/glass.js';
import { OpenRound } from '../../components/record/open-round.js';
import { RecordActs } from '../../components/record/record-acts.js';
import { RecordHead } from '../../components/record/record-head.js';
import { useStepping } from '../../components/record/stepping.js';
import { Coming, Happened, useTimes } from '../../components/record/times.js';
import { api, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { exceptionActs } from './acts.js';
import { exceptionGlass } from './glass.js';

type Detail = Schemas['ExceptionDetail'];

const route = getRouteApi('/exceptions/$ref');

/** An exception or an acceptance: what it suspends and until when, who decides, and what may be done. */
export function ExceptionPage(): ReactElement {
  const { ref }: { ref: string } = route.useParams();
  const found = useQuery(api.queryOptions('get', '/exceptions/{id}', { params: { path: { id: ref } } }));
  const times = useTimes('exceptions', ref);
  const t = useTexts();
  const exception = found.data;
  const key = exception?.key ?? ref;
  const stepping = useStepping({ at: `/exceptions/${key}`, called: `${key} ${exception?.title ?? ''}` });
  if (exception === undefined) return <NotShown found={found} />;
  return (
    <>
      <RecordHead of={exception} stepping={stepping} pack="exceptions">
        <Badge variant={exception.status === 'active' ? 'light' : 'default'} tt="none">
          {t(`exception.is.${exception.status}`)}
        </Badge>
        <RatingBadge rating={exception.residualRating} />
      </RecordHead>
      <Stack gap="md">
        <Stale exception={exception} />
        <RecordActs
          record={exception}
          allowed={exception.allowed}
          acts={exceptionActs(t, exception)}
          waitingFor={exception.signOff?.waitingFor ?? []}
          decided={stepping.goOn}
        />
        <Grid>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="md">
              <About exception={exception} />
              <Suspended exception={exception} />
              <Happened of={times} zone={exception.ends.zone} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="md">
              <OpenRound round={exception.signOff} />
              <Glass
                of={{ id: exception.id, name: `${exception.key} ${exception.title}` }}
                round={exception.signOff}
                broken={exception.brokenGlass}
                allowed={exception.allowed}
                refused={exception.refused}
                send={exceptionGlass(exception.id)}
              />
              <Coming of={times} zone={exception.ends.zone} />
              <Links of="exception" id={exception.id} />
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}

function Stale({ exception: { stale, endReason } }: { exception: Detail }): ReactElement | null {
  const t = useTexts();
  const clock = useClock();
  if (stale === null && endReason === null) return null;
  return (
    <Alert color={stale ? 'yellow' : 'gray'} variant="light">
      {stale
        ? t('exception.stale', { since: clock.at(stale.since), why: stale.reason })
        : t('exception.endReason', { why: endReason ?? '' })}
    </Alert>
  );
}

function About({ exception }: { exception: Detail }): ReactElement {
  const t = useTexts();
  const live = exception.endedAt === null && exception.status !== 'refused' && exception.status !== 'withdrawn';
  return (
    <Part title={t(`exception.kindIs.${exception.kind}`)}>
      <Text size="sm" className="said" mb="sm">
        {exception.rationale}
      </Text>
      <Facts
        facts={[
          [t('exception.rule'), exception.rule],
          [t('exception.scope'), exception.scope.text],
          [t('exception.domain'), exception.scope.domain],
          [t('exception.markets'), exception.scope.markets.join(', ')],
          [t('exception.inherent'), <RatingBadge key="inherent" rating={exception.inherentRating} />],
          [t('exception.residual'), <RatingBadge key="residual" rating={exception.residualRating} />],
          [t('exception.owner'), <PersonLink key="owner" person={exception.riskOwner} />],
          [t('exception.lead'), exception.domainLead && <PersonLink person={exception.domainLead} />],
          [t('exception.askedBy'), <PersonLink key="by" person={exception.requestedBy} />],
          [
            t('exception.starts'),
            exception.starts && <Due at={exception.starts.at} zone={exception.starts.zone} over />,
          ],
          [t('exception.ends'), <Due key="ends" at={exception.ends.at} zone={exception.ends.zone} over={!live} />],
        ]}
      />
      {exception.renews && (
        <Text size="sm" mt="xs">
          {t('exception.renews', { key: exception.renews.key })}
        </Text>
      )}
      {exception.renewedBy && (
        <Text size="sm" mt="xs">
          {t('exception.renewedBy', { key: exception.renewedBy.key })}
        </Text>
      )}
    </Part>
  );
}

function Suspended({ exception }: { exception: Detail }): ReactElement | null {
  const t = useTexts();
  if (exception.items.length + exception.compensatingControls.length === 0) return null;
  return (
    <Part title={t('exception.items')}>
      <ul className="rows">
        {exception.items.map((item) => (
          <li key={item.id}>
            <Text size="sm">
              <ItemLink item={item} /> · {item.owner.name} · {t(`status.${item.status}`)}
            </Text>
          </li>
        ))}
      </ul>
      {exception.compensatingControls.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="xs">
            {t('exception.controls')}
          </Text>
          <List size="sm">
            {exception.compensatingControls.map(({ text, owner }) => (
              <List.Item key={text}>
                {text} · {owner.name}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Part>
  );
}
