import { useQueries, useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.js';
import type { VersionAsks } from './parameters.js';

/** What each published version of a template asks for, as far as that is read. @param id undefined: of none */
export function useVersions(id: string | undefined): { versions: VersionAsks[]; error: Error | null } {
  const template = useQuery({
    ...api.queryOptions('get', '/templates/{id}', { params: { path: { id: id ?? '' } } }),
    enabled: id !== undefined,
  });
  const published = (template.data?.versions ?? []).filter(({ status }) => status === 'published');
  const found = useQueries({
    queries: published.map(({ version }) =>
      api.queryOptions('get', '/templates/{id}/versions/{version}', {
        params: { path: { id: id ?? '', version: String(version) } },
      }),
    ),
  });
  return {
    versions: found.flatMap(({ data }) => (data ? [{ version: data.version, parameters: data.body.parameters }] : [])),
    error: template.error ?? found.find(({ error }) => error !== null)?.error ?? null,
  };
}
