import type { FileRow } from '../../domain/register-import/file-row.js';

/** What the first event of a record says besides, where it came out of a file. */
export function fromFile({ cameFrom }: { cameFrom?: FileRow }): { cameFrom?: FileRow } {
  return cameFrom === undefined ? {} : { cameFrom };
}
