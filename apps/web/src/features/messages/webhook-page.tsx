import './texts.js';
import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { Loading } from '../../components/loading.js';
import { Once } from '../../components/once.js';
import { PageHead } from '../../components/page-head.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { api } from '../../lib/api.js';
import { useMay } from '../../lib/rights.js';
import { useTexts } from '../../lib/texts.js';
import { EditWebhook } from './edit-webhook.js';
import { WebhookLog } from './webhook-log.js';
import { WebhookRow } from './webhook.js';

const route = getRouteApi('/webhooks/$id');

/** One system that is sent events: where, which, how it went attempt by attempt; and sending it what it missed. */
export function WebhookPage(): ReactElement {
  const t = useTexts();
  const { id }: { id: string } = route.useParams();
  const navigate = route.useNavigate();
  const { may, because, known } = useMay('administer');
  const [editing, edit] = useState(false);
  const [secret, keep] = useState<string | null | undefined>(undefined);
  const reads = useMay('read_trail');
  const found = useQuery({
    ...api.queryOptions('get', '/webhooks/{id}', { params: { path: { id } } }),
    enabled: reads.may,
  });
  const webhook = found.data;
  if (webhook === undefined)
    return (
      <>
        <PageHead title={t('webhook.one')} />
        {reads.known && !reads.may && (
          <Text size="sm" c="dimmed">
            {t('webhook.notYours', { because: reads.because ?? '' })}
          </Text>
        )}
        {reads.may && found.isPending && <Loading />}
        <Problem error={reads.error ?? found.error} />
        <Anchor component={Link} to="/webhooks" size="sm">
          {t('webhook.title')}
        </Anchor>
      </>
    );
  return (
    <>
      <PageHead title={t('webhook.named', { name: webhook.name })} />
      <Stack gap="md">
        {known && !may && (
          <Text size="sm" c="dimmed">
            {t('webhook.notYours', { because: because ?? '' })}
          </Text>
        )}
        {editing ? (
          <EditWebhook webhook={webhook} close={() => edit(false)} />
        ) : (
          <WebhookRow
            webhook={webhook}
            may={may}
            edit={() => edit(true)}
            rotated={(made) => keep(made?.secret ?? null)}
            removed={() => void navigate({ to: '/webhooks' })}
          />
        )}
        {secret === null && <Text size="sm">{t('webhook.secretLost')}</Text>}
        {typeof secret === 'string' && <Once says={t('webhook.secret')} secret={secret} />}
        <Part title={t('webhook.log')}>
          <WebhookLog webhook={webhook} may={may} />
        </Part>
      </Stack>
    </>
  );
}
