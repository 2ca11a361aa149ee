import { plainName } from './header.js';
import type { ItemStatus } from '../action-item/table.js';

/** What the word in a status column means for an item. */
export type ImportedStatus = 'open' | 'in_progress' | 'done' | 'cancelled';

const words: Record<ImportedStatus, readonly string[]> = {
  open: [
    'open',
    'new',
    'to do',
    'todo',
    'not started',
    'not yet started',
    'pending',
    'planned',
    'active',
    'backlog',
    'reopened',
    '未开始',
    '待办',
    '待处理',
    '未完成',
    '打开',
    '新建',
    'belum mulai',
    'belum',
    'terbuka',
    'baru',
    'belum bermula',
    'mới',
    'chưa bắt đầu',
    'chưa thực hiện',
    'ยังไม่เริ่ม',
    'เปิด',
    'bukas',
  ],
  in_progress: [
    'in progress',
    'wip',
    'work in progress',
    'ongoing',
    'on going',
    'started',
    'doing',
    'in process',
    'underway',
    '进行中',
    '处理中',
    '跟进中',
    'sedang berjalan',
    'dalam proses',
    'berjalan',
    'dalam tindakan',
    'đang thực hiện',
    'đang xử lý',
    'กำลังดำเนินการ',
    'ongoing on track',
    'on track',
  ],
  done: [
    'done',
    'closed',
    'complete',
    'completed',
    'resolved',
    'finished',
    'fixed',
    'implemented',
    'remediated',
    'signed off',
    'verified',
    '100%',
    '已完成',
    '完成',
    '已关闭',
    '关闭',
    '已解决',
    '已结束',
    'selesai',
    'sudah selesai',
    'ditutup',
    'siap',
    'hoàn thành',
    'đã hoàn thành',
    'đã đóng',
    'xong',
    'เสร็จสิ้น',
    'เสร็จแล้ว',
    'ปิดแล้ว',
    'tapos',
  ],
  cancelled: [
    'cancelled',
    'canceled',
    'dropped',
    'withdrawn',
    'void',
    "won't do",
    "won't fix",
    'wont do',
    'not applicable',
    'abandoned',
    '已取消',
    '取消',
    '作废',
    'dibatalkan',
    'batal',
    'hủy',
    'đã hủy',
    'ยกเลิก',
  ],
};

const known = new Map<string, ImportedStatus>();
for (const status of Object.keys(words) as ImportedStatus[])
  for (const word of words[status]) known.set(plainName(word), status);
// A bare number is how far the work is, not that it is done.
known.delete('100');

/** Null for a word that is not known: the item is then open, and the word is kept as an attribute. */
export function importedStatus(word: string): ImportedStatus | null {
  if (/^100\s*%$/.test(word.trim())) return 'done';
  return known.get(plainName(word)) ?? null;
}

/** True when what the file says and what Tollgate holds come to the same: finished, cancelled or neither. */
export function agrees(word: string, status: ItemStatus): boolean {
  if (plainName(word) === plainName(status)) return true;
  const imported = importedStatus(word);
  if (imported === null) return false;
  const finished = status === 'done' || status === 'cancelled';
  return finished ? imported === status : imported === 'open' || imported === 'in_progress';
}

/** True for what is written in a column of completion where something is completed: a date, a yes, a tick. */
export function saysCompleted(text: string, isDate: boolean): boolean {
  return isDate || /^(y|yes|true|x|1|done|completed?|✓|✔|√|☑|是|ya|có|ใช่)$/iu.test(text.trim());
}
