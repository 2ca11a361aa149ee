import { csvLines } from '../../apps/api/src/exports/csv.js';
import type { ApiAnswer, ApiClient } from '../harness/api-client.js';

/** Columns of a table of cases, and a row of them. */
export const caseColumns = ['Reference', 'Title', 'Description', 'Source', 'Likelihood', 'Impact', 'Markets', 'Lead'];

export function csvOf(...rows: string[][]): string {
  return csvLines(rows);
}

/** A file of rows for a register, as it is looked at or taken in. */
export function registerFile(of: 'cases' | 'findings' | 'controls', fileName = 'incidents.csv') {
  const send =
    (path: string) =>
    (who: ApiClient, content: string | Uint8Array, options: object = {}, headers = {}): Promise<ApiAnswer> =>
      who.upload(path, { options: JSON.stringify(options) }, { name: fileName, content }, headers);
  return { preview: send(`/${of}/imports/preview`), take: send(`/${of}/imports`) };
}
