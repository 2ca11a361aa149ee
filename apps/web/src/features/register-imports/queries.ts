import { queryOptions } from '@tanstack/react-query';
import { http, type Schemas } from '../../lib/api.js';
import { listSent } from '../../lib/list-upload.js';
import type { CommandHeaders } from '../../lib/use-command.js';

export type Register = 'cases' | 'findings' | 'controls';
export type Preview = Schemas['RegisterImportPreview'];
export type Imported = Schemas['RegisterImported'];

/** What somebody has said of a file. */
export interface Said {
  sheet?: string;
  encoding?: string;
  dateOrder?: string;
  /** Column → field, `keep` or `ignore`. */
  columns?: Readonly<Record<string, string>>;
  /** Field → what holds for rows that do not say it. */
  all?: Readonly<Record<string, string>>;
}

/** What would become of a file. Nothing is kept of it. */
export function preview(of: Register, file: File | null, said: Said) {
  return queryOptions({
    meta: { still: true },
    queryKey: ['register-preview', of, file && [file.name, file.size, file.lastModified], said],
    queryFn: async ({ signal }): Promise<Preview> => {
      if (!file) throw new Error('There is no file.');
      const body = new FormData();
      body.append('options', JSON.stringify(said));
      body.append('file', file);
      const bodySerializer = (form: unknown): FormData => form as FormData;
      const { data } = await http.POST(`/${of}/imports/preview`, { body: body as never, bodySerializer, signal });
      return data as Preview;
    },
    enabled: file !== null,
    retry: false,
    staleTime: Infinity,
    placeholderData: (before) => before,
  });
}

export async function takeIn(
  { of, file, said }: { of: Register; file: File; said: Said },
  headers: CommandHeaders,
): Promise<Imported> {
  const { data } = await http.POST(`/${of}/imports`, listSent(file, said, headers));
  return data as Imported;
}
