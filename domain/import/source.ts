/** Rows of an own export say what was true when it was written; they are compared with the trail, not with a last time. */
export const ownExport = 'tollgate export';

/**
 * What a file is called without what changes from one state of it to the next: `Register 2026-03 (2).xlsx` and
 * `register_v3-final.csv` are both `register`. Two states of one register are compared with each other by it.
 */
export function sourceOf(fileName: string): string {
  const bare = fileName
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\.(csv|tsv|txt|xlsx|xlsm|xls)$/u, '')
    .replace(/\b(copy|kopie|salinan|final|latest|new|updated?|rev|draft|副本|最终版?)\b/gu, ' ')
    .replace(/(?<=[^\p{L}]|^)(v|ver|version|q)\s*\.?\s*\d+/gu, ' ')
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();
  return bare === '' ? 'file' : bare.slice(0, 200);
}
