import { queryOptions } from '@tanstack/react-query';
import { documentOf } from '../../lib/api.js';

/** What the document of the API allows in a rota: the page knows none of it by itself. */
export interface Allowed {
  layers: number;
  members: number;
  /** Characters of the name of a layer. */
  name: number;
  weeks: { least: number; most: number };
}

interface Schema {
  items?: Schema;
  maxItems?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
}

export const allowed = queryOptions({
  queryKey: ['openapi', 'rotas'],
  staleTime: Infinity,
  queryFn: async ({ signal }) => {
    const { components } = (await documentOf(signal)) as { components: { schemas: Record<string, Schema> } };
    return allowedBy(components.schemas['RotaBody']);
  },
});

/** @throws Error where the document is not that of this page: it is an older or a newer one */
export function allowedBy(body: Schema | undefined): Allowed {
  const layers = body?.properties?.['layers'];
  const { members, name, weeks } = layers?.items?.properties ?? {};
  if (!layers || !members || !name || !weeks) throw new Error('The API describes no rota with layers.');
  return {
    layers: layers.maxItems ?? Infinity,
    members: members.maxItems ?? Infinity,
    name: name.maxLength ?? Infinity,
    weeks: { least: weeks.minimum ?? 0, most: weeks.maximum ?? Infinity },
  };
}
