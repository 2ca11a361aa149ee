import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { ProgramLink } from '../../components/record-link.js';
import { api, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { partName } from './part-name.js';

type Holding = Schemas['Holdings']['holdings'][number];

const most = 15;
/** Where kinds of records have their pages. */
const places: Partial<Record<Holding['kind'], string>> = {
  action_item: '/items/$ref',
  exception: '/exceptions/$ref',
  risk: '/risks/$ref',
  case: '/cases/$ref',
  review_round: '/review-rounds/$ref',
  finding: '/findings/$ref',
  alignment: '/alignments/$ref',
  breach: '/breaches/$ref',
  analysis: '/analyses/$ref',
  control: '/controls/$ref',
  occurrence: '/occurrences/$ref',
  control_test: '/control-tests/$ref',
};

/** What hangs on a person, as far as whoever looks sees it. */
export function OpenWork({ person: { id } }: { person: Schemas['Person'] }): ReactElement {
  const t = useTexts();
  const found = useQuery(api.queryOptions('get', '/people/{id}/holdings', { params: { path: { id } } }));
  const holdings = found.data?.holdings ?? [];
  return (
    <Part title={t('person.work')}>
      <Problem error={found.error} />
      {found.data && holdings.length === 0 && <Empty>{t('person.workNone')}</Empty>}
      <ul className="rows">
        {holdings.slice(0, most).map((each) => (
          <li key={`${each.kind}/${each.id}/${each.part}`}>
            <Text size="sm">
              <Named holding={each} />{' '}
              <Text component="span" size="xs" c="dimmed">
                {t(`person.kind.${each.kind}`)} · {partName(t, each.part)}
              </Text>
            </Text>
          </li>
        ))}
      </ul>
      {holdings.length > most && (
        <Text size="sm" c="dimmed">
          {t('person.workMore', { count: holdings.length - most })}
        </Text>
      )}
    </Part>
  );
}

function Named({ holding }: { holding: Holding }): ReactElement {
  const { kind, id, name } = holding;
  if (kind === 'program') return <ProgramLink program={{ id, name }} />;
  const place = places[kind];
  if (place === undefined) return <>{name}</>;
  return (
    <Anchor component={Link} to={place} params={{ ref: id } as never} inherit>
      {name}
    </Anchor>
  );
}
