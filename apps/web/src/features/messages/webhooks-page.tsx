import './texts.js';
import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { CommandForm } from '../../components/form/command-form.js';
import { Loading } from '../../components/loading.js';
import { Once } from '../../components/once.js';
import { PageHead } from '../../components/page-head.js';
import { Problem } from '../../components/problem.js';
import { http, type Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useMay } from '../../lib/rights.js';
import { useTexts } from '../../lib/texts.js';
import { bodyOf, EditWebhook, webhookFields } from './edit-webhook.js';
import { WebhookRow } from './webhook.js';

type Made = { id: string; secret: string | null };

/** The systems that are sent the events of the trail: where, which, and how it goes. */
export function WebhooksPage(): ReactElement {
  const t = useTexts();
  const { may, because, known, error } = useMay('administer');
  const reads = useMay('read_trail').may;
  const [form, open] = useState<string | null>(null);
  const [made, keep] = useState<Made | null>(null);
  const found = useInfiniteQuery({ ...pages('/webhooks', { sort: 'name' }), enabled: reads, retry: false });
  const webhooks = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const close = (): void => open(null);
  return (
    <>
      <PageHead title={t('webhook.title')}>
        {may && form !== 'new' && <Button onClick={() => open('new')}>{t('webhook.add')}</Button>}
      </PageHead>
      <Text size="sm" c="dimmed" mb="sm">
        {known && !may ? t('webhook.notYours', { because: because ?? '' }) : t('webhook.hint')}
      </Text>
      {form === 'new' && (
        <CommandForm<Schemas['WebhookWithSecret'] | undefined>
          name="add-webhook"
          title={t('webhook.add')}
          fields={webhookFields(t)}
          send={async (values, headers) => (await http.POST('/webhooks', { body: bodyOf(values), headers })).data}
          done={(webhook) => {
            keep(webhook ?? null);
            close();
          }}
          close={close}
        />
      )}
      <Problem error={error ?? found.error} />
      {reads && found.isPending && <Loading />}
      {found.data && webhooks.length === 0 && <Empty>{t('webhook.none')}</Empty>}
      <ul className="rows">
        {webhooks.map((webhook) => (
          <li key={webhook.id}>
            {form === webhook.id ? (
              <EditWebhook webhook={webhook} close={close} />
            ) : (
              <WebhookRow webhook={webhook} may={may} named edit={() => open(webhook.id)} rotated={keep} />
            )}
            {made?.id === webhook.id &&
              (made.secret === null ? (
                <Text size="sm">{t('webhook.secretLost')}</Text>
              ) : (
                <Once says={t('webhook.secret')} secret={made.secret} />
              ))}
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button variant="default" mt="sm" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('showMore')}
        </Button>
      )}
    </>
  );
}
