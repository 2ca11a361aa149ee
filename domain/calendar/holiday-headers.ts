import { folded } from '../text/folded.js';

/** What a column of a table of days may be about. */
export type HeaderField = 'date' | 'until' | 'name' | 'kind' | 'place';

const names = (text: string): readonly string[] => text.split(/\s*;\s*/).map(folded);

/** By field, the names that its column may have, in the languages of the markets: the surest first. Folded. */
export const headers: Record<HeaderField, readonly string[]> = {
  date: names(
    'date; holiday date; from; start; start date; date from; begin; begins; first day; 日期; 开始日期; 開始日期; ' +
      'tanggal; tanggal mulai; mulai; tarikh; tarikh mula; dari; ngày; ngày nghỉ; từ ngày; ngày bắt đầu; ' +
      'วันที่; วันที่เริ่มต้น; ตั้งแต่วันที่; วัน เดือน ปี; วัน/เดือน/ปี; petsa; day',
  ),
  until: names(
    'to; until; till; end; end date; date to; last day; through; 结束日期; 結束日期; tanggal selesai; sampai; hingga; ' +
      'tarikh tamat; đến ngày; ngày kết thúc; ถึงวันที่; วันที่สิ้นสุด',
  ),
  name: names(
    'name; holiday; holiday name; name of holiday; summary; title; subject; event; occasion; public holiday; why; description; ' +
      '名称; 名稱; 节日; 節日; 假期; 节假日; 節假日; 假日; nama; nama hari libur; hari libur; hari libur nasional; nama cuti; ' +
      'cuti; cuti umum; hari kelepasan am; perkara; keterangan; tên; tên ngày lễ; ngày lễ; dịp; ' +
      'ชื่อ; ชื่อวันหยุด; วันหยุด; รายการ',
  ),
  kind: names(
    'kind; type; holiday type; type of holiday; category; status; working; 类型; 類型; 类别; jenis; loại; ประเภท',
  ),
  place: names('market; country; region; state; states; province; negeri; provinsi; 地区; 省份; tỉnh; จังหวัด'),
};
