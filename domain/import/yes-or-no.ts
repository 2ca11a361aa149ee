import { folded } from '../text/folded.js';

const yes = ['yes', 'y', 'true', '1', 'x', 'active', 'external', 'ya', 'aktif', 'có', 'ใช่', '是', '✓', '✔'];
const no = [
  'no',
  'n',
  'false',
  '0',
  'inactive',
  'left',
  'internal',
  'tidak',
  'nonaktif',
  'tidak aktif',
  'resigned',
  'terminated',
  'nghỉ việc',
  '离职',
  'không',
  'ไม่',
  'ไม่ใช่',
  '否',
];
const words = new Map([
  ...yes.map((word) => [folded(word), true] as const),
  ...no.map((word) => [folded(word), false] as const),
]);

/** What a cell that says whether something is so says; undefined where it says neither. */
export function yesOrNo(cell: string): boolean | undefined {
  return words.get(folded(cell));
}
