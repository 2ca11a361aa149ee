import './texts.js';
import { Button, Group, Select, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import type { Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useTexts } from '../../lib/texts.js';
import { Explain } from './explain.js';
import { GiveRole, roles, type Role } from './give-role.js';
import { Grants } from './grants.js';

type State = Schemas['RoleGrant']['state'];

/** What the address says: of the list of roles, and of the question that is asked. */
interface Search {
  role?: string;
  state?: string;
  person?: string;
  action?: string;
  record?: string;
}

const route = getRouteApi('/access');
const states = ['holds', 'coming', 'over', 'taken'] as const satisfies readonly State[];

/** Who has which role where, and whether somebody may do something. */
export function AccessPage(): ReactElement {
  const t = useTexts();
  const search: Search = route.useSearch();
  const navigate = route.useNavigate();
  const [giving, give] = useState(false);
  const change = (part: Search): void => {
    const next = Object.fromEntries(Object.entries({ ...search, ...part }).filter(([, value]) => value));
    void navigate({ to: '/access', search: next, replace: true });
  };
  const found = useInfiniteQuery(
    pages('/role-grants', {
      role: search.role as Role | undefined,
      state: (search.state ?? 'holds') as State,
      sort: '-given',
    }),
  );
  const grants = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHead title={t('access.title')} />
      <Stack gap="md">
        <Explain asked={search} ask={change} />
        <Part title={t('access.roles')}>
          <Group align="end" mb="sm">
            <Select
              label={t('access.role')}
              clearable
              value={search.role ?? null}
              onChange={(role) => change({ role: role ?? '' })}
              data={roles.map((value) => ({ value, label: t(`access.roleIs.${value}`) }))}
            />
            <Select
              label={t('access.state')}
              allowDeselect={false}
              value={search.state ?? 'holds'}
              onChange={(state) => change({ state: state ?? '' })}
              data={states.map((value) => ({ value, label: t(`access.stateIs.${value}`) }))}
            />
            {!giving && (
              <Button variant="default" size="sm" onClick={() => give(true)}>
                {t('access.give')}
              </Button>
            )}
          </Group>
          {giving && <GiveRole done={() => give(false)} />}
          <Problem error={found.error} />
          {found.isPending && <Loading />}
          {found.data && grants.length === 0 && <Empty>{t('access.rolesNone')}</Empty>}
          <Grants grants={grants} toWhom />
          {found.hasNextPage && (
            <Button variant="default" mt="sm" onClick={() => void found.fetchNextPage()}>
              {t('showMore')}
            </Button>
          )}
        </Part>
      </Stack>
    </>
  );
}
