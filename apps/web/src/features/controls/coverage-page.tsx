import './texts.js';
import { Anchor, Button, Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { Came } from '../../components/came.js';
import { Empty } from '../../components/empty.js';
import { PageHead } from '../../components/page-head.js';
import { Part } from '../../components/part.js';
import { ListFilters } from '../../components/record/list-filters.js';
import { api } from '../../lib/api.js';
import { given } from '../../lib/pages.js';
import { useTexts } from '../../lib/texts.js';
import {
  coverageSigns,
  gapsOf,
  mapOf,
  placesIn,
  type Coverage,
  type Field,
  type Narrowed,
  type Place,
} from './coverage.js';
import { stages } from './words.js';

const route = getRouteApi('/controls/coverage');

/** Where a control operates, where only failing ones do, and where there is none. */
export function CoveragePage(): ReactElement {
  const t = useTexts();
  const narrowed: Narrowed = route.useSearch();
  const navigate = route.useNavigate();
  const found = useQuery({
    ...api.queryOptions('get', '/controls/coverage'),
    meta: { kinds: ['control', 'occurrence', 'control_test'] },
  });
  const alike = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  return (
    <>
      <PageHead title={t('coverage.title')}>
        <Button variant="subtle" component={Link} to="/controls">
          {t('control.title')}
        </Button>
      </PageHead>
      <ListFilters
        said={{ ...narrowed }}
        choices={[
          {
            name: 'stage',
            label: t('control.stage'),
            options: stages.map((value) => ({ value, label: t(`case.stageIs.${value}`) })),
          },
          { name: 'domain', label: t('control.domain'), options: alike(found.data?.domains ?? []) },
          { name: 'market', label: t('control.market'), options: alike(found.data?.markets ?? []) },
        ]}
        change={(said) => void navigate({ to: '/controls/coverage', search: said, replace: true })}
      />
      <Came of={found} rows={8}>
        {(coverage) =>
          coverage.cells.length === 0 ? (
            <Empty>{t(coverage.domains.length === 0 ? 'coverage.noDomain' : 'coverage.noMarket')}</Empty>
          ) : (
            <Covered coverage={coverage} narrowed={narrowed} />
          )
        }
      </Came>
    </>
  );
}

function Covered({ coverage, narrowed }: { coverage: Coverage; narrowed: Narrowed }): ReactElement {
  const t = useTexts();
  const places = placesIn(coverage, narrowed);
  const many = (state: Place['state']): number => places.filter((place) => place.state === state).length;
  return (
    <>
      <Text size="sm" mb="sm">
        {t('coverage.sum', { count: places.length, none: many('none'), failing: many('failing_only') })}
      </Text>
      <TheMap coverage={coverage} narrowed={narrowed} />
      <Group gap="md" my="sm" aria-hidden>
        {(['operating', 'failing_only', 'none'] as const).map((state) => (
          <Text key={state} size="xs" c="dimmed">
            {coverageSigns[state]} {t(`coverage.is.${state}`)}
          </Text>
        ))}
      </Group>
      <Gaps places={places} />
    </>
  );
}

/** It is a table, and is read as one. */
function TheMap({ coverage, narrowed }: { coverage: Coverage; narrowed: Narrowed }): ReactElement {
  const t = useTexts();
  const { by, stages: columns, rows } = mapOf(coverage, narrowed);
  return (
    <Table.ScrollContainer minWidth={140 + 110 * columns.length}>
      <Table aria-label={t('coverage.map')} withTableBorder withColumnBorders className="coverage">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t(by === 'domain' ? 'control.domain' : 'control.market')}</Table.Th>
            {columns.map((stage) => (
              <Table.Th key={stage} scope="col">
                {t(`case.stageIs.${stage}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ name, fields }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">
                {by === 'domain' ? (
                  <Anchor
                    component={Link}
                    to="/controls/coverage"
                    search={given({ ...narrowed, domain: name }) as never}
                    aria-label={t('coverage.markets', { domain: name })}
                    inherit
                  >
                    {name}
                  </Anchor>
                ) : (
                  name
                )}
              </Table.Th>
              {fields.map((field) => (
                <Table.Td key={field.stage} data-state={field.state}>
                  <FieldOf field={field} narrowed={{ ...narrowed, [by]: name }} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** A field: its sign, in words how many of its places are so, and the way to the controls behind it. */
function FieldOf({ field, narrowed }: { field: Field; narrowed: Narrowed }): ReactElement {
  const t = useTexts();
  const { stage, state, places, none, failing } = field;
  const count = { none, failing_only: failing, operating: places }[state];
  const said =
    state === 'operating' || count === places
      ? t(`coverage.short.${state}`)
      : t(`coverage.some.${state}`, { count, places });
  const drawn = (
    <>
      <span aria-hidden>{coverageSigns[state]}</span> {said}
    </>
  );
  if (none === places) return <Text size="sm">{drawn}</Text>;
  const { domain, market } = narrowed;
  const where = [t(`case.stageIs.${stage}`), domain, market].filter(Boolean).join(', ');
  return (
    <Text size="sm" component="span">
      <Anchor
        component={Link}
        to="/controls"
        search={given({ status: 'operating', stage, covers: domain, market }) as never}
        aria-label={t('coverage.controls', { where, state: said })}
        inherit
      >
        {drawn}
      </Anchor>
    </Text>
  );
}

/** So many gaps are drawn at once. */
const shown = 50;

/** The same as a list: the places that want a control, each with what stands there. */
function Gaps({ places }: { places: readonly Place[] }): ReactElement {
  const t = useTexts();
  const [most, show] = useState(shown);
  const gaps = gapsOf(places);
  return (
    <Part title={t('coverage.gaps')}>
      {gaps.length === 0 && <Empty>{t('coverage.noGap')}</Empty>}
      <ul className="rows">
        {gaps.slice(0, most).map(({ stage, domain, state, markets }) => (
          <li key={`${stage}/${domain}/${state}`}>
            <Text size="sm">
              <span aria-hidden>{coverageSigns[state]}</span> {t(`case.stageIs.${stage}`)} · {domain}:{' '}
              {t(`coverage.is.${state}`)}
              {state === 'failing_only' && (
                <>
                  {' · '}
                  <Anchor
                    component={Link}
                    to="/controls"
                    search={{ status: 'operating', failing: 'yes', stage, covers: domain } as never}
                    inherit
                  >
                    {t('coverage.behind')}
                  </Anchor>
                </>
              )}
            </Text>
            <Text size="xs" c="dimmed">
              {markets.join(', ')}
            </Text>
          </li>
        ))}
      </ul>
      {gaps.length > most && (
        <Button variant="subtle" size="compact-sm" onClick={() => show(most + shown)}>
          {t('showMore')}
        </Button>
      )}
    </Part>
  );
}
