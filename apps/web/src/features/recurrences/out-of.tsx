import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Facts } from '../../components/facts.js';
import { api, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { useVersions } from './versions.js';

interface Props {
  template: NonNullable<Schemas['Recurrence']['template']>;
  content: Schemas['Recurrence']['content'];
}

/** Out of which version of its template each program is made, and what the template is told each time. */
export function OutOf({ template, content }: Props): ReactElement {
  const t = useTexts();
  const { versions } = useVersions(template.id);
  const { version = null, parameters = {} } = content as {
    version?: number | null;
    parameters?: Record<string, unknown>;
  };
  const kinds = new Map(versions.flatMap((each) => each.parameters.map(({ name, kind }) => [name, kind])));
  return (
    <Facts
      facts={[
        [
          t('recurrence.template'),
          <span key="template">
            <Anchor component={Link} to="/templates/$id" params={{ id: template.id } as never} inherit>
              {template.name}
            </Anchor>
            {', '}
            {version === null ? t('recurrence.newest') : t('recurrence.pinned', { version })}
          </span>,
        ],
        ...Object.entries(parameters).map(([name, value]): [string, ReactElement | string] => [
          t('recurrence.parameter', { name }),
          kinds.get(name) === 'person' ? <Person key={name} id={String(value)} /> : String(value),
        ]),
      ]}
    />
  );
}

function Person({ id }: { id: string }): string {
  const { data } = useQuery(api.queryOptions('get', '/people/{id}', { params: { path: { id } } }));
  return data?.name ?? '…';
}
