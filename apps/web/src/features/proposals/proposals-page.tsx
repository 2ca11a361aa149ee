import './texts.js';
import { Badge, Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState, type ReactElement } from 'react';
import { Due } from '../../components/due.js';
import { Empty } from '../../components/empty.js';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { Problem } from '../../components/problem.js';
import { RegisterLink } from '../../components/record-link.js';
import { ListFilters } from '../../components/record/list-filters.js';
import { pages } from '../../lib/pages.js';
import { useAsList } from '../../lib/record-list.js';
import { useCommands } from '../../lib/shortcuts.js';
import { useTexts } from '../../lib/texts.js';
import { ChangeForm, isChangeable } from './change-act.js';
import { DecideMany } from './decide-many.js';
import { Differences } from './differences.js';
import { ProposalStatus } from './proposal-status.js';
import { commandText, groupsOf, makers, statuses, type Group as OfKind, type Proposal } from './words.js';

/** What the address says of the list; where it says no state, it is those that wait. */
interface Search {
  q?: string;
  status?: string;
  maker?: string;
  waiting?: string;
}

const route = getRouteApi('/proposals');

/** The inbox of proposals: by what they propose, with what each would change, decided on one by one or many at once. */
export function ProposalsPage(): ReactElement {
  const t = useTexts();
  const search: Search = route.useSearch();
  const navigate = route.useNavigate();
  const found = useInfiniteQuery(pages('/proposals', queryOf(search)));
  const groups = useMemo(() => groupsOf((found.data?.pages ?? []).flatMap(({ items }) => items)), [found.data]);
  const rows = useMemo(() => groups.flatMap(({ proposals }) => proposals), [groups]);
  useAsList(useMemo(() => rows.map(({ key }) => `/proposals/${key}` as const), [rows]));
  const chosen = useChosen(rows);
  return (
    <>
      <PageHead title={t('proposal.title')} />
      <ListFilters
        find={t('proposal.find')}
        said={{ ...search }}
        choices={[
          {
            name: 'status',
            label: t('proposal.status'),
            options: statuses.map((value) => ({ value, label: t(`proposal.is.${value}`) })),
          },
          {
            name: 'maker',
            label: t('proposal.maker'),
            options: makers.map((value) => ({ value, label: t(`proposal.makerIs.${value}`) })),
          },
          { name: 'waiting', label: t('proposal.onlyMine') },
        ]}
        change={(said) => void navigate({ to: '/proposals', search: said, replace: true })}
      />
      <Problem error={found.error} />
      {found.isPending && <Loading rows={8} />}
      {found.data !== undefined && rows.length === 0 && (
        <Empty>{t(Object.keys(search).length > 0 ? 'proposal.noneSo' : 'proposal.none')}</Empty>
      )}
      {rows.length > 0 && <DecideMany chosen={chosen.meant} decided={chosen.none} />}
      <Stack gap="lg">
        {groups.map((group) => (
          <OneKind key={group.id} group={group} chosen={chosen} />
        ))}
      </Stack>
      {found.hasNextPage && (
        <Button mt="sm" variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('showMore')}
        </Button>
      )}
    </>
  );
}

function queryOf({ q, status, maker, waiting }: Search) {
  return {
    ...{ q, maker: maker as Proposal['maker'] | undefined, status: status ?? 'proposed', sort: 'due' as const },
    waitingFor: waiting === 'yes' ? 'me' : undefined,
  } as const;
}

interface Chosen {
  ids: ReadonlySet<string>;
  /** At which one somebody is, by the keys. */
  at: string | null;
  /** Which one is being changed, to be approved so. */
  changing: string | null;
  change: (id: string | null) => void;
  /** What is decided on: what is chosen, or else where somebody is. */
  meant: readonly Proposal[];
  toggle: (ids: readonly string[]) => void;
  none: () => void;
}

/** J and K go through them, X chooses. */
function useChosen(rows: readonly Proposal[]): Chosen {
  const t = useTexts();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState<string | null>(null);
  const [changing, change] = useState<string | null>(null);
  const move = useMemo(
    () => (by: number) => {
      const place = rows.findIndex(({ id }) => id === at);
      const next = rows[Math.max(0, Math.min(rows.length - 1, place < 0 ? 0 : place + by))];
      if (next === undefined) return;
      setAt(next.id);
      document.getElementById(`proposal-${next.id}`)?.scrollIntoView({ block: 'nearest' });
    },
    [rows, at],
  );
  const toggle = useMemo(
    () => (some: readonly string[]) =>
      setIds((before) => {
        const all = some.every((id) => before.has(id));
        return new Set(all ? [...before].filter((id) => !some.includes(id)) : [...before, ...some]);
      }),
    [],
  );
  useCommands(
    useMemo(() => {
      const group = t('proposal.title');
      return [
        { id: 'proposals/next', label: t('proposal.next'), group, key: 'j', run: () => move(1) },
        { id: 'proposals/previous', label: t('proposal.previous'), group, key: 'k', run: () => move(-1) },
        {
          ...{ id: 'proposals/pick', label: t('proposal.pick'), group, key: 'x' },
          run: () => {
            if (at !== null) toggle([at]);
          },
        },
        { ...{ id: 'proposals/change', label: t('proposal.act.change'), group, key: 'e' }, run: () => change(at) },
      ];
    }, [move, toggle, at, t]),
  );
  const meant = useMemo(() => {
    const picked = rows.filter(({ id }) => ids.has(id));
    return picked.length > 0 ? picked : rows.filter(({ id }) => id === at);
  }, [rows, ids, at]);
  return { ids, at, changing, change, meant, toggle, none: () => setIds(new Set()) };
}

function OneKind({ group, chosen }: { group: OfKind; chosen: Chosen }): ReactElement {
  const t = useTexts();
  const ids = group.proposals.map(({ id }) => id);
  const name = t('proposal.ofKind', {
    command: commandText(t, group.command),
    kind: t(`proposal.kindIs.${group.kind}`),
  });
  return (
    <section aria-label={name}>
      <Group gap="xs" mb={4}>
        <Title order={2}>{name}</Title>
        <Badge variant="default" tt="none">
          {t('proposal.count', { count: ids.length })}
        </Badge>
        <Button variant="subtle" size="compact-xs" onClick={() => chosen.toggle(ids)}>
          {t('proposal.chooseAll')}
        </Button>
      </Group>
      <ul className="rows">
        {group.proposals.map((one) => (
          <Row key={one.id} of={one} chosen={chosen} />
        ))}
      </ul>
    </section>
  );
}

const isWaiting = (one: Proposal): boolean => one.status === 'proposed' && isChangeable(one);

function Row({
  of: one,
  chosen: { ids, at, toggle, changing, change },
}: {
  of: Proposal;
  chosen: Chosen;
}): ReactElement {
  const t = useTexts();
  const here = at === one.id;
  return (
    <li id={`proposal-${one.id}`} aria-current={here ? 'true' : undefined} className={here ? 'here' : undefined}>
      <Group gap="sm" wrap="nowrap" align="start">
        <Checkbox
          mt={2}
          aria-label={t('proposal.choose', { key: one.key })}
          checked={ids.has(one.id)}
          onChange={() => toggle([one.id])}
        />
        <Stack gap={4} style={{ flex: 1, minWidth: 0 }}>
          <Group gap="xs">
            <Text size="sm" component="span">
              <RegisterLink of="proposals" record={one} />
            </Text>
            <ProposalStatus of={one} />
          </Group>
          <Text size="xs" c="dimmed">
            {t(`proposal.makerIs.${one.maker}`)} · {one.author.name} ·{' '}
            <Due at={one.until.at} zone={one.until.zone} over={one.status !== 'proposed'} />
          </Text>
          <Text size="sm" className="said">
            {one.reason}
          </Text>
          <Differences of={one} />
          {changing !== one.id && isWaiting(one) && (
            <Group>
              <Button
                {...{ variant: 'subtle', size: 'compact-xs' }}
                aria-label={t('proposal.changeOne', { key: one.key })}
                onClick={() => change(one.id)}
              >
                {t('proposal.act.change')}
              </Button>
            </Group>
          )}
          {changing === one.id && isWaiting(one) && <ChangeForm of={one} close={() => change(null)} />}
        </Stack>
      </Group>
    </li>
  );
}
