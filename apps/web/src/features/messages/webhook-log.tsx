import { Button, Code, Group, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { CommandForm, instantOf } from '../../components/form/command-form.js';
import { Loading } from '../../components/loading.js';
import { Problem } from '../../components/problem.js';
import { api, http, type Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';

type Delivery = Schemas['WebhookDelivery'];
type Replayed = { left: number; replayed: number };

/** How deliveries to one went, the newest first; sending again what it has missed. */
export function WebhookLog({
  webhook: { id, name },
  may,
}: {
  webhook: Schemas['Webhook'];
  may: boolean;
}): ReactElement {
  const t = useTexts();
  const [asking, ask] = useState(false);
  const [told, tell] = useState<Replayed | null>(null);
  const found = useInfiniteQuery(pages('/webhooks/{id}/deliveries', { sort: '-created' }, { id }));
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-label={t('webhook.logOf', { name })}>
      <Problem error={found.error} />
      {found.isPending && <Loading rows={2} />}
      {found.data && rows.length === 0 && <Empty>{t('webhook.logNone')}</Empty>}
      <ul className="rows">
        {rows.map((delivery) => (
          <li key={delivery.id}>
            <One webhookId={id} delivery={delivery} may={may} />
          </li>
        ))}
      </ul>
      <Group mt="xs">
        {found.hasNextPage && (
          <Button
            variant="default"
            size="compact-sm"
            loading={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {t('showMore')}
          </Button>
        )}
        {may && !asking && (
          <Button variant="default" size="compact-sm" onClick={() => ask(true)}>
            {t('webhook.replay')}
          </Button>
        )}
      </Group>
      {told !== null && (
        <Text size="sm" role="status">
          {t('webhook.replayed', { count: told.replayed })}{' '}
          {told.left > 0 && t('webhook.replayedLeft', { left: told.left })}
        </Text>
      )}
      {asking && (
        <CommandForm<Replayed | undefined>
          name={`replay/${id}`}
          title={t('webhook.replay')}
          fields={[{ name: 'since', label: t('webhook.replaySince'), kind: 'moment', required: true }]}
          send={async ({ since }, headers) => {
            const from = instantOf(since);
            const body = from === undefined ? {} : { since: from };
            return (await http.POST('/webhooks/{id}/replay', { params: { path: { id } }, body, headers })).data;
          }}
          done={(answer) => {
            tell(answer ?? null);
            ask(false);
          }}
          close={() => ask(false)}
        />
      )}
    </section>
  );
}

interface OneProps {
  webhookId: string;
  delivery: Delivery;
  may: boolean;
}

function One({ webhookId, delivery, may }: OneProps): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const [seen, see] = useState(false);
  const { event, state, attempts, createdAt, lastAnswer } = delivery;
  const again = useCommand<string, unknown>(`replay/${webhookId}`, (deliveryId, headers) =>
    http.POST('/webhooks/{id}/replay', { params: { path: { id: webhookId } }, body: { deliveryId }, headers }),
  );
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="start">
        <div>
          <Text size="sm">
            <Code>{event.type}</Code> · {t(`webhook.states.${state}` as never, state)} ·{' '}
            {t('webhook.tries', { count: attempts })}
          </Text>
          <Text size="xs" c="dimmed">
            <time dateTime={createdAt}>{clock.at(createdAt)}</time>
            {lastAnswer !== null && ` · ${lastAnswer}`}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="subtle"
            size="compact-xs"
            aria-expanded={seen}
            aria-label={t('webhook.attemptsOf', { seq: event.seq })}
            onClick={() => see(!seen)}
          >
            {t('webhook.attempts')}
          </Button>
          {may && (
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={t('webhook.againThis', { seq: event.seq })}
              loading={again.isPending}
              onClick={() => again.mutate(delivery.id)}
            >
              {t('webhook.again')}
            </Button>
          )}
        </Group>
      </Group>
      <Problem error={again.error} />
      {seen && <Attempts webhookId={webhookId} deliveryId={delivery.id} />}
    </>
  );
}

function Attempts({ webhookId, deliveryId }: { webhookId: string; deliveryId: string }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const path = { id: webhookId, deliveryId };
  const found = useQuery(api.queryOptions('get', '/webhooks/{id}/deliveries/{deliveryId}', { params: { path } }));
  return (
    <>
      <Problem error={found.error} />
      <ol>
        {(found.data?.log ?? []).map(({ at, status, ms, answer }) => (
          <li key={at}>
            <Text size="xs">
              {clock.at(at)} · {status ?? '–'} · {t('webhook.ms', { ms })} · {answer}
            </Text>
          </li>
        ))}
      </ol>
    </>
  );
}
