import './texts.js';
import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { CommandForm, type Values } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import { Loading } from '../../components/loading.js';
import { Once } from '../../components/once.js';
import { PageHead } from '../../components/page-head.js';
import { Problem } from '../../components/problem.js';
import { http, type Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useMay } from '../../lib/rights.js';
import { useTexts } from '../../lib/texts.js';
import { WebhookRow } from './webhook.js';

type Made = { id: string; secret: string | null };

/** What is typed, as the API takes it: nothing said of events is all of them. */
function bodyOf({ name = '', url = '', events = '', programId }: Values) {
  const named = events.split(',').flatMap((each) => (each.trim() === '' ? [] : [each.trim()]));
  return { name, url, events: named.length === 0 ? ['*'] : named, programId: programId ? programId : null };
}

/** The systems that are sent the events of the trail: where, which, and how it goes. */
export function WebhooksPage(): ReactElement {
  const t = useTexts();
  const { may, because, known, error } = useMay('administer');
  const [form, open] = useState<string | null>(null);
  const [made, keep] = useState<Made | null>(null);
  const found = useInfiniteQuery({ ...pages('/webhooks', { sort: 'name' }), enabled: may, retry: false });
  const webhooks = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const fields: FormField[] = [
    { name: 'name', label: t('webhook.name'), kind: 'line', required: true },
    { name: 'url', label: t('webhook.url'), hint: t('webhook.urlHint'), kind: 'line', required: true },
    { name: 'events', label: t('webhook.events'), hint: t('webhook.eventsHint'), kind: 'line' },
    { name: 'programId', label: t('webhook.program'), kind: 'program' },
  ];
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
          fields={fields}
          send={async (values, headers) => (await http.POST('/webhooks', { body: bodyOf(values), headers })).data}
          done={(webhook) => {
            keep(webhook ?? null);
            close();
          }}
          close={close}
        />
      )}
      <Problem error={error ?? found.error} />
      {may && found.isPending && <Loading />}
      {found.data && webhooks.length === 0 && <Empty>{t('webhook.none')}</Empty>}
      <ul className="rows">
        {webhooks.map((webhook) => (
          <li key={webhook.id}>
            {form === webhook.id ? (
              <CommandForm
                name={`edit-webhook/${webhook.id}`}
                title={t('webhook.save')}
                fields={fields}
                initial={{
                  name: webhook.name,
                  url: webhook.url,
                  events: webhook.events.join(', '),
                  programId: webhook.program?.id ?? '',
                }}
                send={(values, headers) =>
                  http.PATCH('/webhooks/{id}', {
                    params: { path: { id: webhook.id } },
                    body: bodyOf(values),
                    headers: { ...headers, 'if-match': `"${webhook.version}"` },
                  })
                }
                done={close}
                close={close}
              />
            ) : (
              <WebhookRow webhook={webhook} edit={() => open(webhook.id)} rotated={keep} />
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
