import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import type { Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useTexts } from '../../lib/texts.js';
import { GiveRole } from './give-role.js';
import { Grants } from './grants.js';

/** The roles of a person, by themself, their team or a group. */
export function RolesOf({ person }: { person: Schemas['Person'] }): ReactElement {
  const t = useTexts();
  const [giving, give] = useState(false);
  const found = useInfiniteQuery(pages('/role-grants', { person: person.id }));
  const grants = (found.data?.pages.flatMap(({ items }) => items) ?? []).filter(
    ({ state }) => state === 'holds' || state === 'coming',
  );
  return (
    <Part title={t('access.roles')}>
      <Problem error={found.error} />
      {found.data && grants.length === 0 && <Empty>{t('access.none')}</Empty>}
      <Grants grants={grants} />
      {giving ? (
        <GiveRole personId={person.id} done={() => give(false)} />
      ) : (
        person.active && (
          <Button variant="default" mt="xs" onClick={() => give(true)}>
            {t('access.give')}
          </Button>
        )
      )}
    </Part>
  );
}
