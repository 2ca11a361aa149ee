import './texts.js';
import { Anchor, Button, Group, Pill, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { Empty } from '../../components/empty.js';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { Problem } from '../../components/problem.js';
import { api, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { share } from './progress/options.js';

type By = Schemas['Ageing']['by'];
type Slice = Schemas['Ageing']['slices'][number];
type Span = { from: number; until: number | null };
type Search = Partial<Record<'by' | 'program' | 'domain' | 'market', string>>;

const ways = ['market', 'domain', 'program', 'team'] as const satisfies readonly By[];
/** What a slice is looked into by, once it was chosen. */
const next: Record<By, By> = { market: 'domain', domain: 'program', program: 'team', team: 'program' };

const route = getRouteApi('/ageing');

/** How old and late what is open is, and how much was on time: over all programs, by market, domain, program or team. */
export function AgeingPage(): ReactElement {
  const t = useTexts();
  const search: Search = route.useSearch();
  const navigate = route.useNavigate();
  const { by: _by, ...narrowed } = search;
  const by = ways.find((each) => each === search.by) ?? 'market';
  const say = (said: Search): void => void navigate({ to: '/ageing', search: said, replace: true });
  const found = useQuery({
    ...api.queryOptions('get', '/ageing', { params: { query: { by, ...narrowed } } }),
    placeholderData: (before) => before,
    retry: false,
  });
  const filters = (['market', 'domain', 'program'] as const).filter((name) => narrowed[name] !== undefined);
  return (
    <>
      <PageHead title={t('progress.all.title')} />
      <Text size="sm" c="dimmed" mb="sm">
        {t('progress.all.hint')}
      </Text>
      <Stack gap="sm">
        <Group>
          <SegmentedControl
            aria-label={t('progress.all.by')}
            value={by}
            onChange={(chosen) => say({ ...narrowed, by: chosen })}
            data={ways.map((value) => ({ value, label: t(`progress.all.byIs.${value}`) }))}
          />
          {filters.map((name) => (
            <Pill
              key={name}
              size="md"
              withRemoveButton
              removeButtonProps={{
                'aria-label': t('progress.all.remove', { what: t(`progress.all.byIs.${name}`) }),
                'aria-hidden': false,
                tabIndex: 0,
              }}
              onRemove={() => say({ ...search, [name]: undefined })}
            >
              {t(`progress.all.byIs.${name}`)}:{' '}
              {name === 'program' ? <ProgramName id={narrowed.program ?? ''} /> : narrowed[name]}
            </Pill>
          ))}
        </Group>
        <Problem error={found.error} />
        {found.isPending && <Loading rows={8} />}
        {found.data?.slices.length === 0 && (
          <Empty>{t(filters.length > 0 ? 'progress.all.noneSo' : 'progress.all.none')}</Empty>
        )}
        {found.data !== undefined && found.data.slices.length > 0 && (
          <Slices
            found={found.data}
            narrowed={narrowed}
            into={(value) => say({ ...narrowed, ...(by === 'team' ? {} : { [by]: value }), by: next[by] })}
          />
        )}
      </Stack>
    </>
  );
}

interface SlicesProps {
  found: Schemas['Ageing'];
  narrowed: Omit<Search, 'by'>;
  /** Looks into one: its name, or the id of a program. */
  into: (value: string) => void;
}

function ProgramName({ id }: { id: string }): ReactElement {
  const found = useQuery(api.queryOptions('get', '/programs/{id}', { params: { path: { id } } }));
  return <>{found.data?.name ?? id}</>;
}

function Slices({ found: { by, slices, total }, narrowed, into }: SlicesProps): ReactElement {
  const t = useTexts();
  const spans = (of: readonly Span[]): string[] =>
    of.map(({ from, until }) =>
      until === null ? t('progress.all.fromDays', { from }) : t('progress.all.days', { from, until: until - 1 }),
    );
  const [first] = slices;
  const heads = [
    t('progress.all.open'),
    ...spans(first?.byAge ?? []).map((span) => t('progress.all.openFor', { span })),
    t('progress.all.late'),
    ...spans(first?.byLate ?? []).map((span) => t('progress.all.lateBy', { span })),
  ];
  return (
    <div className="table-box" tabIndex={0} role="region" aria-label={t('progress.all.title')}>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(`progress.all.byIs.${by}`)}</Table.Th>
            {heads.map((head) => (
              <Table.Th key={head} ta="right">
                {head}
              </Table.Th>
            ))}
            <Table.Th ta="right">{t('progress.onTime')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {slices.map((slice) => (
            <Table.Tr key={slice.id ?? slice.name ?? ''}>
              <Table.Th scope="row" fw={400}>
                {slice.name === null ? (
                  t(`progress.all.without.${by}`)
                ) : by === 'team' ? (
                  slice.name
                ) : (
                  <Button variant="subtle" size="compact-sm" px={0} onClick={() => into(slice.id ?? slice.name ?? '')}>
                    {slice.name}
                  </Button>
                )}
              </Table.Th>
              <Figure>
                <Listed by={by} slice={slice} narrowed={narrowed} overdue={false} count={slice.open} />
              </Figure>
              {slice.byAge.map(({ from, count }) => (
                <Figure key={from}>{count}</Figure>
              ))}
              <Figure>
                <Listed by={by} slice={slice} narrowed={narrowed} overdue count={slice.late} />
              </Figure>
              {slice.byLate.map(({ from, count }) => (
                <Figure key={from}>{count}</Figure>
              ))}
              <Figure>
                {slice.onTime.n > 0 && (
                  <>
                    {share(slice.onTime.kept, slice.onTime.n)}{' '}
                    <Text span size="xs" c="dimmed">
                      {t('progress.of', { count: slice.onTime.kept, n: slice.onTime.n })}
                    </Text>
                  </>
                )}
              </Figure>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {total > slices.length && <Text size="xs">{t('progress.all.more', { count: total - slices.length })}</Text>}
    </div>
  );
}

function Figure({ children }: { children: ReactNode }): ReactElement {
  return (
    <Table.Td ta="right" style={{ fontVariantNumeric: 'tabular-nums' }}>
      {children}
    </Table.Td>
  );
}

interface ListedProps {
  by: By;
  slice: Slice;
  narrowed: Omit<Search, 'by'>;
  overdue: boolean;
  count: number;
}

const openOnes = 'open,in_progress,on_hold,submitted';

/** A count that leads to the items which it counts. */
function Listed({ by, slice: { id, name }, narrowed, overdue, count }: ListedProps): ReactElement {
  const value = by === 'program' || by === 'team' ? id : name;
  if (value === null || count === 0) return <>{count}</>;
  const search = { ...narrowed, [by]: value, ...(overdue ? { overdue: true } : {}), status: openOnes };
  return (
    <Anchor component={Link} to="/items" search={search as never} inherit>
      {count}
    </Anchor>
  );
}
