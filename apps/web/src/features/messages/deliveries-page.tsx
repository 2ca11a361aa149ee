import './texts.js';
import { Anchor, Button, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { DataTable, type Column } from '../../components/data-table.js';
import { Empty } from '../../components/empty.js';
import { CommandForm, instantOf } from '../../components/form/command-form.js';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { Problem } from '../../components/problem.js';
import { PersonLink } from '../../components/record-link.js';
import { ListFilters } from '../../components/record/list-filters.js';
import { SavedViews } from '../../components/views/saved-views.js';
import { alike } from '../../components/views/state.js';
import { http, type Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useMay } from '../../lib/rights.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { localOf } from '../../lib/time.js';
import { DeliveryAgain } from './delivery-again.js';
import { useSpokenText } from '../../lib/spoken.js';

type Delivery = Schemas['Delivery'];
type Channel = Delivery['channel'];

const viewFields = alike('state', 'channel');
const states = ['pending', 'sent', 'dead', 'dropped'] as const;
const channels = ['email', 'lark', 'slack', 'teams'] as const;
const route = getRouteApi('/deliveries');

/** What left for mail and chats, what could not be delivered and whose fault it is; sending it again. */
export function DeliveriesPage(): ReactElement {
  const t = useTexts();
  const search: { state?: string; channel?: string; since?: string } = route.useSearch();
  const navigate = route.useNavigate();
  const { may, because, known, error } = useMay('read_trail');
  const administers = useMay('administer').may;
  const [asking, ask] = useState(false);
  const found = useInfiniteQuery({
    ...pages('/deliveries', {
      state: search.state as (typeof states)[number] | undefined,
      channel: search.channel as Channel | undefined,
      since: search.since,
      sort: '-created',
    }),
    enabled: may,
    retry: false,
  });
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const narrowed = [search.state, search.channel, search.since].some((said) => said !== undefined);
  const change = (said: Record<string, string>): void =>
    void navigate({ to: '/deliveries', search: said, replace: true });
  return (
    <>
      <PageHead title={t('delivery.title')}>
        {administers && !asking && (
          <Button variant="default" onClick={() => ask(true)}>
            {t('delivery.againAll')}
          </Button>
        )}
      </PageHead>
      <Text size="sm" c="dimmed" mb="sm">
        {known && !may ? t('delivery.notYours', { because: because ?? '' }) : t('delivery.hint')}
      </Text>
      {asking && <AgainAll close={() => ask(false)} />}
      {may && <SavedViews list="deliveries" fields={viewFields} columns={columnsOf(t)} />}
      <ListFilters
        said={{ ...search }}
        choices={[
          {
            name: 'state',
            label: t('delivery.state'),
            options: states.map((value) => ({ value, label: t(`delivery.states.${value}`) })),
          },
          {
            name: 'channel',
            label: t('delivery.channel'),
            options: channels.map((value) => ({ value, label: t(`channel.${value}`) })),
          },
        ]}
        change={change}
      >
        <TextInput
          type="datetime-local"
          label={t('delivery.since')}
          value={search.since === undefined ? '' : localOf(search.since)}
          onChange={({ currentTarget: { value } }) => {
            const { since: _, ...rest } = search;
            const since = instantOf(value);
            change(since === undefined ? rest : { ...rest, since });
          }}
        />
      </ListFilters>
      <Problem error={error ?? found.error} />
      {may && found.isPending && <Loading rows={10} />}
      {found.data && rows.length === 0 && <Empty>{t(narrowed ? 'delivery.noneSuch' : 'delivery.none')}</Empty>}
      {rows.length > 0 && (
        <DataTable
          label={t('delivery.title')}
          columns={columnsOf(t)}
          rows={rows}
          keyOf={({ id }) => id}
          more={found.hasNextPage && !found.isFetchingNextPage ? () => void found.fetchNextPage() : undefined}
        />
      )}
    </>
  );
}

/** All that is dead, of a way and since a time: what one does when a server is well again. */
function AgainAll({ close }: { close: () => void }): ReactElement {
  const t = useTexts();
  const [count, tell] = useState<number | null>(null);
  if (count !== null)
    return (
      <Text size="sm" mb="sm" role="status">
        {t('delivery.sentAgain', { count })}
      </Text>
    );
  return (
    <CommandForm<{ sentAgain: number } | undefined>
      name="deliveries-again"
      title={t('delivery.again')}
      fields={[
        {
          name: 'channel',
          label: t('delivery.channel'),
          kind: 'choice',
          options: channels.map((value) => ({ value, label: t(`channel.${value}`) })),
        },
        { name: 'since', label: t('delivery.since'), kind: 'moment' },
      ]}
      send={async ({ channel, since }, headers) => {
        const from = instantOf(since);
        const body = {
          ...(channel ? { channel: channel as Channel } : {}),
          ...(from === undefined ? {} : { since: from }),
        };
        return (await http.POST('/deliveries/retry', { body, headers })).data;
      }}
      done={(answer) => tell(answer?.sentAgain ?? 0)}
      close={close}
    >
      <Text size="xs" c="dimmed">
        {t('delivery.againAllHint')}
      </Text>
    </CommandForm>
  );
}

function columnsOf(t: ReturnType<typeof useTexts>): Column<Delivery>[] {
  return [
    { id: 'created', title: t('delivery.created'), width: 190, cell: (delivery) => <When delivery={delivery} /> },
    {
      id: 'to',
      title: t('delivery.to'),
      cell: ({ person, room, address }) => (
        <>
          {person ? <PersonLink person={person} /> : room?.name}
          {address !== null && <Text size="xs">{address}</Text>}
        </>
      ),
    },
    { id: 'channel', title: t('delivery.channel'), width: 90, cell: ({ channel }) => t(`channel.${channel}`) },
    {
      id: 'state',
      title: t('delivery.state'),
      width: 120,
      cell: ({ state }) => t(`delivery.states.${state}` as never, state),
    },
    { id: 'tries', title: t('delivery.tries'), width: 70, numeric: true, cell: ({ attempts }) => attempts },
    { id: 'because', title: t('delivery.because'), cell: (delivery) => <Because delivery={delivery} /> },
    { id: 'again', title: t('delivery.act'), width: 130, cell: (delivery) => <DeliveryAgain delivery={delivery} /> },
  ];
}

function When({ delivery: { id, createdAt } }: { delivery: Delivery }): ReactElement {
  const clock = useClock();
  return (
    <Anchor component={Link} to="/deliveries/$id" params={{ id } as never} preload="intent" inherit>
      <time dateTime={createdAt}>{clock.at(createdAt)}</time>
    </Anchor>
  );
}

function Because({ delivery }: { delivery: Delivery }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const spoken = useSpokenText();
  const { state, fault, lastError, answer, insteadOf, nextAttemptAt, dropped, attempts } = delivery;
  const said = [
    lastError ?? answer,
    fault === null ? null : t('delivery.faultOf', { fault: t(`delivery.faults.${fault}` as never, fault) }),
    insteadOf === null ? null : t('delivery.inPlace'),
    state === 'pending' && attempts > 0 ? t('delivery.nextAt', { at: clock.at(nextAttemptAt) }) : null,
    ...dropped.map(({ title, because }) => t('delivery.dropped', { title: spoken(title), because: spoken(because) })),
  ].filter((each) => each !== null && each !== '');
  return (
    <Text size="xs" className="said">
      {said.join(' · ')}
    </Text>
  );
}
