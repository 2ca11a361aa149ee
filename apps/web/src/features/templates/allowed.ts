import { queryOptions } from '@tanstack/react-query';
import { documentOf } from '../../lib/api.js';
import type { TemplateBody } from './words.js';

type Item = TemplateBody['items'][number];
type Parameter = TemplateBody['parameters'][number];

/** What the document of the API allows in a template: the page knows none of it by itself. */
export interface Allowed {
  kinds: Parameter['kind'][];
  roles: NonNullable<Item['owner']['role']>[];
  bases: Item['due']['from'][];
  /** Of the target of a phase. */
  targetBases: Allowed['bases'];
  countedBy: NonNullable<Item['due']['by']>[];
  most: { parameters: number; phases: number; items: number; dependencies: number };
  /** How long texts are. */
  long: { phaseName: number; key: number; title: number; description: number; severity: number; span: number };
}

interface Schema {
  enum?: unknown[];
  items?: Schema;
  maxItems?: number;
  maxLength?: number;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
}

export const allowed = queryOptions({
  queryKey: ['openapi', 'templates'],
  staleTime: Infinity,
  queryFn: async ({ signal }) => {
    const { components } = (await documentOf(signal)) as { components: { schemas: Record<string, Schema> } };
    return allowedBy(components.schemas['TemplateBody']);
  },
});

/** @throws Error where the document is not that of this page: it is an older or a newer one */
export function allowedBy(body: Schema | undefined): Allowed {
  const at = (...path: string[]): Schema => {
    let found = body;
    for (const part of path) {
      const at = found?.properties?.[part];
      found = part === '[]' ? found?.items : (at?.anyOf?.find(({ properties }) => properties !== undefined) ?? at);
    }
    if (found === undefined) throw new Error(`The API describes no template with ${path.join('.')}.`);
    return found;
  };
  const words = (...path: string[]): never[] => (at(...path).enum ?? []) as never[];
  const most = (...path: string[]): number => at(...path).maxItems ?? Infinity;
  const long = (...path: string[]): number => {
    const found = at(...path);
    return [found, ...(found.anyOf ?? [])].find(({ maxLength }) => maxLength !== undefined)?.maxLength ?? Infinity;
  };
  return {
    kinds: words('parameters', '[]', 'kind'),
    roles: words('items', '[]', 'owner', 'role'),
    bases: words('items', '[]', 'due', 'from'),
    targetBases: words('phases', '[]', 'target', 'from'),
    countedBy: words('items', '[]', 'due', 'by'),
    most: {
      parameters: most('parameters'),
      phases: most('phases'),
      items: most('items'),
      dependencies: most('items', '[]', 'dependsOn'),
    },
    long: {
      phaseName: long('phases', '[]', 'name'),
      key: long('items', '[]', 'key'),
      title: long('items', '[]', 'title'),
      description: long('items', '[]', 'description'),
      severity: long('items', '[]', 'severity'),
      span: long('items', '[]', 'due', 'after'),
    },
  };
}
