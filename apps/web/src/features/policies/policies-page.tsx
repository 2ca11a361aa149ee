import './texts.js';
import { Anchor, Badge, Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { Column } from '../../components/data-table.js';
import { PageHead } from '../../components/page-head.js';
import { ListFilters } from '../../components/record/list-filters.js';
import { ListOf } from '../../components/record/list-of.js';
import { SavedViews } from '../../components/views/saved-views.js';
import { alike, type Tabled } from '../../components/views/state.js';
import type { Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useMay } from '../../lib/rights.js';
import { useTexts } from '../../lib/texts.js';
import { policyKinds } from './kinds.js';
import { NewPolicy } from './new-policy.js';
import { publishedNewest } from './newest.js';
import { Spoken } from '../../components/spoken.js';

type Policy = Schemas['Policy'];

/** What the address says of the list. */
interface Search extends Tabled {
  q?: string;
  kind?: string;
}

const route = getRouteApi('/policies');
const viewFields = alike('q', 'kind');

/** Who is told when, who signs, who grants: the rules, each with its versions. */
export function PoliciesPage(): ReactElement {
  const t = useTexts();
  const search: Search = route.useSearch();
  const navigate = route.useNavigate();
  const { may } = useMay('keep_policies');
  const [adding, add] = useState(false);
  const found = useInfiniteQuery(
    pages('/policies', { q: search.q, kind: search.kind as Policy['kind'] | undefined, sort: 'name' }),
  );
  return (
    <>
      <PageHead title={t('policy.title')}>
        {may && !adding && <Button onClick={() => add(true)}>{t('policy.add')}</Button>}
      </PageHead>
      {adding && (
        <NewPolicy
          close={() => add(false)}
          made={(id) => void navigate({ to: '/policies/$id/edit', params: { id } })}
        />
      )}
      <SavedViews list="policies" fields={viewFields} columns={columnsOf(t)} />
      <ListFilters
        find={t('policy.find')}
        said={{ ...search }}
        choices={[
          {
            name: 'kind',
            label: t('policy.kind'),
            options: policyKinds.map((value) => ({ value, label: t(`policy.kindIs.${value}`) })),
          },
        ]}
        change={(said) => void navigate({ to: '/policies', search: said, replace: true })}
      />
      <ListOf
        label={t('policy.title')}
        found={found}
        columns={columnsOf(t)}
        keyOf={({ id }) => id}
        empty={t('policy.none')}
      />
    </>
  );
}

function columnsOf(t: ReturnType<typeof useTexts>): Column<Policy>[] {
  return [
    {
      id: 'name',
      title: t('policy.name'),
      cell: (row) => (
        <Text size="sm" component="span">
          <Anchor component={Link} to="/policies/$id" params={{ id: row.id } as never} inherit>
            {row.name}
          </Anchor>{' '}
          {row.isDefault && (
            <Badge variant="default" size="sm" tt="none">
              {t('policy.default')}
            </Badge>
          )}
        </Text>
      ),
    },
    { id: 'kind', title: t('policy.kind'), width: 180, cell: ({ kind }) => t(`policy.kindIs.${kind}`) },
    {
      id: 'newest',
      title: t('policy.newest'),
      width: 160,
      cell: ({ versions }) => {
        const newest = publishedNewest(versions);
        return newest ? t('policy.version', { version: newest.version }) : t('policy.noVersion');
      },
    },
    { id: 'description', title: t('policy.about'), cell: ({ description }) => <Spoken>{description}</Spoken> },
  ];
}
