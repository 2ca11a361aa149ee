import './texts.js';
import { Anchor, Badge, Grid, Group, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Facts } from '../../components/facts.js';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { PersonLink } from '../../components/record-link.js';
import { Refused } from '../../components/refused.js';
import { api, type Schemas } from '../../lib/api.js';
import { useMay } from '../../lib/rights.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { DeliveryAgain } from './delivery-again.js';
import { useSpokenText } from '../../lib/spoken.js';

type Delivery = Schemas['Delivery'];

const route = getRouteApi('/deliveries/$id');

/** One message that left, waits, or could not be delivered: to whom, what was answered, whose fault it is, and again. */
export function DeliveryPage(): ReactElement {
  const t = useTexts();
  const { id }: { id: string } = route.useParams();
  const { may, because, known, error } = useMay('read_trail');
  const found = useQuery({
    ...api.queryOptions('get', '/deliveries/{id}', { params: { path: { id } } }),
    enabled: may,
  });
  const delivery = found.data;
  if (delivery === undefined)
    return (
      <>
        <PageHead title={t('delivery.one')} />
        {known && !may && (
          <Text size="sm" c="dimmed">
            {t('delivery.notYours', { because: because ?? '' })}
          </Text>
        )}
        {may && found.isPending && <Loading />}
        <Problem error={error ?? found.error} />
      </>
    );
  const to = delivery.person?.name ?? delivery.room?.name ?? delivery.address ?? '';
  return (
    <>
      <PageHead title={t('delivery.oneTo', { to })}>
        <Group gap="xs">
          <Badge variant="default" tt="none">
            {t(`channel.${delivery.channel}`)}
          </Badge>
          <Badge variant="light" color={delivery.state === 'dead' ? 'red' : undefined} tt="none">
            {t(`delivery.states.${delivery.state}` as never, delivery.state)}
          </Badge>
        </Group>
      </PageHead>
      <Stack gap="md">
        <Group gap="sm" align="start">
          <DeliveryAgain delivery={delivery} />
          <Refused refused={delivery.refused} called={() => t('delivery.again')} />
        </Group>
        <Grid>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Attempts delivery={delivery} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <About delivery={delivery} />
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}

/** What became of it: how often it was tried, what was answered, and what comes next. */
function Attempts({ delivery }: { delivery: Delivery }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const spoken = useSpokenText();
  const { state, attempts, lastError, answer, fault, nextAttemptAt, sentAt, dropped } = delivery;
  return (
    <Part title={t('delivery.became')}>
      <Facts
        facts={[
          [t('delivery.tries'), String(attempts)],
          [t('delivery.sentAt'), sentAt && <time dateTime={sentAt}>{clock.at(sentAt)}</time>],
          [t('delivery.because'), (lastError ?? answer) && <span className="said">{lastError ?? answer}</span>],
          [t('delivery.fault'), fault && t(`delivery.faults.${fault}` as never, fault)],
          [t('delivery.next'), state === 'pending' && <time dateTime={nextAttemptAt}>{clock.at(nextAttemptAt)}</time>],
        ].map(([label, value]) => [label as string, value === false ? null : value] as const)}
      />
      {dropped.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="sm">
            {t('delivery.leftOut')}
          </Text>
          <List size="sm">
            {dropped.map(({ title, because }) => (
              <List.Item key={title}>
                {t('delivery.dropped', { title: spoken(title), because: spoken(because) })}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Part>
  );
}

function About({ delivery }: { delivery: Delivery }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const { person, room, address, messages, createdAt, insteadOf, mergedInto, kind } = delivery;
  return (
    <Part title={t('delivery.about')}>
      <Facts
        facts={[
          [t('delivery.to'), person ? <PersonLink person={person} /> : room?.name],
          [t('delivery.address'), address],
          [t('delivery.kind'), kind],
          [t('delivery.messages'), String(messages)],
          [
            t('delivery.created'),
            <time key="at" dateTime={createdAt}>
              {clock.at(createdAt)}
            </time>,
          ],
          [t('delivery.insteadOf'), insteadOf && <Other id={insteadOf} />],
          [t('delivery.mergedInto'), mergedInto && <Other id={mergedInto} />],
        ]}
      />
    </Part>
  );
}

function Other({ id }: { id: string }): ReactElement {
  const t = useTexts();
  return (
    <Anchor component={Link} to="/deliveries/$id" params={{ id } as never} inherit>
      {t('delivery.other')}
    </Anchor>
  );
}
