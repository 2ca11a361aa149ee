import { queryOptions } from '@tanstack/react-query';
import { api, http, pageSize, type Schemas } from '../../lib/api.js';
import type { Said } from './said.js';

export type Import = Schemas['Import'];
export type Preview = Schemas['ImportPreview'];
export type Operation = Schemas['BulkOperationDetail'];

type Headers = Record<string, string>;

/** File and options as one body: the API takes them in this order or another. */
function bodyOf(file: File, program: string, said: Said, more: object = {}): FormData {
  const body = new FormData();
  body.append('options', JSON.stringify({ program, ...said, ...more }));
  body.append('file', file);
  return body;
}

const asForm = { bodySerializer: (form: unknown) => form as FormData };

/** How the file would be read. Nothing is kept of it. */
export function preview(file: File | null, program: string, said: Said) {
  return queryOptions({
    meta: { still: true },
    queryKey: ['import-preview', file && [file.name, file.size, file.lastModified], program, said],
    queryFn: async ({ signal }): Promise<Preview> => {
      if (!file) throw new Error('There is no file.');
      const body = bodyOf(file, program, said) as never;
      const { data } = await http.POST('/imports/preview', { body, ...asForm, signal });
      return data as Preview;
    },
    enabled: file !== null && program !== '',
    retry: false,
    staleTime: Infinity,
    placeholderData: (before) => before,
  });
}

export async function sendImport(
  { file, program, said, dryRun }: { file: File; program: string; said: Said; dryRun: boolean },
  headers: Headers,
): Promise<Import> {
  const body = bodyOf(file, program, said, { dryRun }) as never;
  const { data } = await http.POST('/imports', { body, headers, ...asForm });
  return data as Import;
}

/** The same file once more, without sending it. */
export async function sendAgain(
  { id, said, dryRun }: { id: string; said: Said; dryRun: boolean },
  headers: Headers,
): Promise<Import> {
  const body = { ...said, dryRun } as never;
  const { data } = await http.POST('/imports/{id}/again', { params: { path: { id } }, body, headers });
  return data as Import;
}

export async function cancelImport({ id }: { id: string }, headers: Headers): Promise<Import> {
  const { data } = await http.POST('/imports/{id}/cancel', { params: { path: { id } }, body: {} as never, headers });
  return data as Import;
}

/** An import; asked for each second until it has ended. */
export function oneImport(id: string) {
  return {
    ...api.queryOptions('get', '/imports/{id}', { params: { path: { id } } }),
    refetchInterval: ({ state }: { state: { data: Import | undefined } }) =>
      state.data && state.data.finishedAt === null ? 1_000 : false,
  } as const;
}

export function rejectedRows(id: string) {
  return api.queryOptions('get', '/imports/{id}/rejected-rows', { params: { path: { id } } });
}

export function importsInto(program: string | undefined) {
  return api.queryOptions('get', '/imports', {
    params: { query: { limit: pageSize, ...(program === undefined ? {} : { program }) } },
  });
}

/** Programs by a part of their name, to be imported into. */
export function programsNamed(q: string) {
  return api.queryOptions('get', '/programs', { params: { query: { limit: 20, ...(q === '' ? {} : { q }) } } });
}

export function program(id: string) {
  return api.queryOptions('get', '/programs/{id}', { params: { path: { id } } });
}

/** The states in which nobody has worked on an item yet. */
const untouched = 'draft,open';

/** What would become of the items that an import created, where they are taken back. */
export async function takeBackPreview(
  { importId, reason }: { importId: string; reason: string },
  headers: Headers,
): Promise<Operation> {
  const { data } = await http.POST('/bulk-operations', {
    body: { kind: 'cancel', body: { reason }, filter: { importId, status: untouched }, dryRun: true } as never,
    headers,
  });
  return data as Operation;
}

export async function runTakeBack({ id }: { id: string }, headers: Headers): Promise<Operation> {
  const { data } = await http.POST('/bulk-operations/{id}/run', {
    params: { path: { id } },
    body: {} as never,
    headers,
  });
  return data as Operation;
}

export function operation(id: string | null) {
  return {
    ...api.queryOptions('get', '/bulk-operations/{id}', { params: { path: { id: id ?? '' } } }),
    enabled: id !== null,
    refetchInterval: ({ state }: { state: { data: { state: string } | undefined } }) =>
      state.data?.state === 'running' ? 1_000 : false,
  } as const;
}
