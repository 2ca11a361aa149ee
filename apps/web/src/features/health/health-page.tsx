import './texts.js';
import './health.css';
import { Anchor, Grid, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { api, type Schemas } from '../../lib/api.js';
import { useMay } from '../../lib/rights.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { Amounts } from './amounts.js';
import { LatenessTable } from './lateness.js';
import { Mended } from './mended.js';
import { Workers } from './workers.js';
import { Wrong } from './wrong.js';

type Health = Schemas['EngineHealth'];

const route = getRouteApi('/engine');
const spans = { day: 24, week: 168 } as const;
const waiting = ['steps', 'engine', 'behind', 'messages', 'deliveries', 'webhooks', 'aside'] as const;
const undelivered = ['deliveries', 'webhooks', 'escalations'] as const;

/** How the engine goes: how late, what waits, what could not be delivered, what was put right, and who works. */
export function HealthPage(): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const search: { span?: string } = route.useSearch();
  const navigate = route.useNavigate();
  const { may, because, known, error } = useMay('read_trail');
  const span = search.span === 'week' ? 'week' : 'day';
  const found = useQuery({
    ...api.queryOptions('get', '/engine', { params: { query: { hours: spans[span] } } }),
    enabled: may,
    refetchInterval: 5_000,
    placeholderData: (before: Health | undefined) => before,
  });
  const health = found.data;
  return (
    <>
      <PageHead title={t('health.title')}>
        {may && (
          <SegmentedControl
            aria-label={t('health.span')}
            value={span}
            onChange={(value) =>
              void navigate({ to: '/engine', search: value === 'week' ? { span: 'week' } : {}, replace: true })
            }
            data={[
              { value: 'day', label: t('health.spans.day') },
              { value: 'week', label: t('health.spans.week') },
            ]}
          />
        )}
      </PageHead>
      {known && !may && (
        <Text size="sm" c="dimmed">
          {t('health.notYours', { because: because ?? '' })}
        </Text>
      )}
      <Problem error={error ?? found.error} />
      {may && found.isPending && <Loading rows={10} />}
      {health && (
        <>
          <Text size="sm" c="dimmed" mb="md">
            {t('health.hint', { since: clock.at(health.since), until: clock.at(health.until) })}
          </Text>
          <Shown health={health} />
        </>
      )}
    </>
  );
}

function Shown({ health }: { health: Health }): ReactElement {
  const t = useTexts();
  return (
    <Grid>
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack gap="md">
          <Part title={t('health.wrong')}>
            <Wrong />
          </Part>
          <Part title={t('health.lateness')}>
            <LatenessTable lateness={health.lateness} />
          </Part>
          <Part title={t('health.backlog')}>
            <Amounts
              label={t('health.backlog')}
              amounts={waiting.map((name) => [t(`health.waiting.${name}`), health.backlog[name]] as const)}
            />
          </Part>
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack gap="md">
          <Part title={t('health.workers')}>
            <Workers workers={health.workers} />
          </Part>
          <Part title={t('health.undeliverable')}>
            <Amounts
              label={t('health.undeliverable')}
              amounts={undelivered.map(
                (name) => [t(`health.undelivered.${name}`), health.undeliverable[name]] as const,
              )}
            />
            <Anchor component={Link} to="/deliveries" search={{ state: 'dead' } as never} size="sm">
              {t('health.toDeliveries')}
            </Anchor>
          </Part>
          <Part title={t('health.reconciler')}>
            <Mended reconciler={health.reconciler} />
          </Part>
        </Stack>
      </Grid.Col>
    </Grid>
  );
}
