import { plainName } from './header.js';

/** What people write where nobody is named yet, in the languages of the markets. */
const placeholders = new Set(
  [
    ...['n/a', 'na', 'n.a.', 'none', 'nil', 'null', 'nobody', 'no one', 'no owner', 'unassigned', 'not assigned'],
    ...['unknown', 'tbd', 'tba', 'tbc', 'tbd later', 'to be decided', 'to be determined', 'to be confirmed'],
    ...['to be announced', 'to be assigned', 'to be advised', 'pending', 'vacant', 'blank', 'empty', 'xx', 'xxx', 'x'],
    ...['owner', 'ref', 'value', 'name', 'error', 'div/0', 'undefined', 'nan', 'false', 'true', 'not applicable'],
    ...[
      '无',
      '無',
      '待定',
      '未定',
      '待确认',
      '待確認',
      '待指派',
      '待分配',
      '未分配',
      '未指派',
      '暂无',
      '暫無',
      '不详',
      '未知',
      '空',
    ],
    ...['belum ada', 'belum ditentukan', 'belum ditunjuk', 'tidak ada', 'kosong', 'akan ditentukan', 'tiada'],
    ...['belum ditetapkan', 'belum dilantik', 'akan dimaklumkan'],
    ...['không', 'không có', 'chưa có', 'chưa xác định', 'chưa phân công', 'chưa rõ', 'chưa biết', 'chưa giao'],
    ...['ไม่มี', 'ไม่ระบุ', 'ยังไม่ระบุ', 'ยังไม่กำหนด', 'รอระบุ', 'รอกำหนด', 'ว่าง', 'wala', 'wala pa'],
  ].map(plainName),
);

/** True for a text that names nobody: `?`, `TBD`, `N/A`, `#REF!`, `待定`, a number. */
export function isPlaceholder(text: string): boolean {
  const bare = text.replace(/^\s*[([{<（【]+|[)\]}>）】]+\s*$/gu, '').replace(/[\s?？.…!:-]+$/u, '');
  return hasNoLetter(text) || placeholders.has(plainName(bare)) || /^\s*(tbd|tba|tbc|n\/a)\b/iu.test(text);
}

/** Only signs and figures, such as `—` or a number of staff. */
export function hasNoLetter(text: string): boolean {
  return !/\p{L}/u.test(text);
}

const address = /[^\s@<>,;|/&()"'、，；]+@[^\s@<>,;|/&()"'、，；]+\.[^\s@<>,;|/&()"'、，；]+/gu;

/** Every mail address in a text, each once. */
export function addressesIn(text: string): string[] {
  return [...new Set((text.match(address) ?? []).map((one) => one.toLowerCase()))];
}

/** Part of a name, not a second one: `Tan, Jr.`, `Acme, Inc.` */
const suffixes = new Set(
  ['jr', 'sr', 'ii', 'iii', 'iv', 'phd', 'md', 'dr', 'mba', 'cpa', 'esq', 'inc', 'llc', 'ltd', 'co', 'corp', 'plc']
    .concat(['gmbh', 'ag', 'sa', 'bv', 'pte', 'pte ltd', 'sdn bhd', 'bhd', 'tbk', 'pt', 'co ltd', 'limited', 'jsc'])
    .map(plainName),
);

/** Between two people for sure. */
const listed = /[;|\n、；/]|\s\+\s/u;
/** Between two people, or within the name of one or of a company. */
const joined = /\s+(?:&|and|dan|và|และ)\s+|\s*[&＆]\s*|(?<=\p{Script=Han}{2})[和与與及](?=\p{Script=Han}{2})/iu;
const comma = /[,，]/u;

/**
 * The names in a cell that names several people; null where it is one, or may be. `Lin, Mei` is one person, `Johnson &
 * Johnson` one company: of what a comma or an "and" joins, each must look like a whole name, or be somebody known.
 *
 * @param isKnown whether a person of that name or address is there
 */
export function severalNames(text: string, isKnown: (name: string) => boolean): string[] | null {
  const addresses = addressesIn(text);
  if (addresses.length > 1) return addresses;
  // With an address, the name before it is only how that person is called.
  if (addresses.length === 1 && /^[^;|\n、；]*<[^<>]+>\s*$/u.test(text)) return null;
  const list = parts(withoutAcronyms(text), listed);
  if (list.length > 1) return list;
  const isName = (name: string): boolean => isKnown(name) || isWhole(name);
  const and = parts(text, joined);
  if (and.length > 1 && and.every(isName)) return and;
  const commas = parts(text, comma).filter((part) => !suffixes.has(plainName(part)));
  if (commas.length > 2 || (commas.length === 2 && commas.every(isName))) return commas;
  const spaced = text.trim().split(/\s+/u);
  return spaced.length > 1 && spaced.every((part) => /^\p{Script=Han}{2,4}$/u.test(part)) ? spaced : null;
}

/** A stroke within `TCP/IP stack` separates nobody. */
function withoutAcronyms(text: string): string {
  return /\p{Ll}/u.test(text) ? text.replace(/\b([A-Z]{1,4})\/([A-Z]{1,4})\b/g, '$1 $2') : text;
}

function parts(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** Given name and surname at least; in Chinese two to four characters. */
function isWhole(name: string): boolean {
  return /\S\s+\S/u.test(name) || /^\p{Script=Han}{2,4}$/u.test(name);
}
