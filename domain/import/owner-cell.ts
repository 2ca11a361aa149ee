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
    // Who is named elsewhere, or nobody in particular.
    ...['ditto', 'same', 'same as above', 'as above', 'see above', 'idem', 'sda', 'me', 'myself', 'self'],
    ...['all', 'everyone', 'everybody', 'anyone', 'various', 'multiple', 'several', 'all teams', 'whole team'],
    ...['同上', '全体', '全體', '全员', '全員', '所有人', '大家', '多人', '各部门', '各部門', '各团队'],
    ...['sama', 'sama dengan di atas', 'semua', 'semua orang', 'berbagai', 'như trên', 'tất cả', 'mọi người'],
    ...['ทุกคน', 'ทุกฝ่าย', 'ทั้งหมด', 'เช่นเดียวกัน', 'lahat', 'pareho'],
    ...['không', 'không có', 'chưa có', 'chưa xác định', 'chưa phân công', 'chưa rõ', 'chưa biết', 'chưa giao'],
    ...['ไม่มี', 'ไม่ระบุ', 'ยังไม่ระบุ', 'ยังไม่กำหนด', 'รอระบุ', 'รอกำหนด', 'ว่าง', 'wala', 'wala pa'],
  ].map(plainName),
);

/** True for a text that names nobody: `?`, `TBD`, `N/A`, `#REF!`, `待定`, a number. */
export function isPlaceholder(text: string): boolean {
  const bare = text.replace(/^\s*[([{<（【]+|[)\]}>）】]+\s*$/gu, '').replace(/[\s?？.…!:-]+$/u, '');
  return (
    hasNoLetter(text) ||
    placeholders.has(plainName(bare)) ||
    // An unknown yet, a formula, the key of an item.
    /^\s*(?:(?:tbd|tba|tbc|n\/a)\b|=|AI-\d+\s*$)/iu.test(text)
  );
}

/** True where it is not sure yet that it is that person: `Mei Lin?`, `Mei Lin (TBC)`. */
export function isUnsure(text: string): boolean {
  return /[?？]\s*$|[([（【]\s*(?:\?+|tbc|tbd|tba|to be confirmed|proposed|tentative|待定|待确认|待確認)\s*[)\]）】]/iu.test(
    text,
  );
}

/** A name, and what stands in brackets behind it: `Mei Lin (Finance)`, `王伟（财务）`. Null for other texts. */
export function bracketed(text: string): { name: string; beside: string } | null {
  const match = /^([^([（【]*[^([（【\s])\s*[([（【]([^)\]）】]+)[)\]）】]\s*$/u.exec(text);
  return match?.[1] === undefined || match[2] === undefined ? null : { name: match[1], beside: match[2].trim() };
}

/** Rid of what lists leave around a name: a number or a dot before it, a separator or an asterisk behind. */
export function bareName(text: string): string {
  return text
    .replace(/^\s*(?:\d{1,2}[.)]\s+|[-*•·]\s+)/u, '')
    .replace(/[\s;,/|、，；*]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Only signs and figures, such as `—` or a number of staff. */
export function hasNoLetter(text: string): boolean {
  return !/\p{L}/u.test(text);
}

const address =
  /[^\s@<>,;:|/&()[\]"'、，；：（）]+@[^\s@<>,;:|/&()[\]"'、，；：（）]+\.[^\s@<>,;:|/&()[\]"'、，；：（）]+/gu;

/** Every mail address in a text, each once. */
export function addressesIn(text: string): string[] {
  return [...new Set((text.match(address) ?? []).map((one) => one.toLowerCase()))];
}

/** The one mail address of a text; null where there is none, or several. */
export function addressIn(text: string): string | null {
  const [one, ...others] = addressesIn(text);
  return others.length === 0 ? (one ?? null) : null;
}

/** What a text says besides its mail address: how that person is called. Empty where it says no more. */
export function besideAddress(text: string): string {
  const one = addressIn(text);
  if (one === null) return bareName(text);
  const at = text.toLowerCase().indexOf(one);
  const around = `${text.slice(0, at).replace(/mailto:\s*$/iu, '')} ${text.slice(at + one.length)}`;
  return bareName(
    around.replace(/[<([（【]\s*[>)\]）】]|^\s*[([（【](.*)[)\]）】]\s*$/gu, ' $1 ').replace(/\s+[-–—:：]\s*$/u, ''),
  );
}

/** Part of a name, not a second one: `Tan, Jr.`, `Acme, Inc.` */
const suffixes = new Set(
  ['jr', 'sr', 'ii', 'iii', 'iv', 'phd', 'md', 'dr', 'mba', 'cpa', 'esq', 'inc', 'llc', 'ltd', 'co', 'corp', 'plc']
    .concat(['gmbh', 'ag', 'sa', 'bv', 'pte', 'pte ltd', 'sdn bhd', 'bhd', 'tbk', 'pt', 'co ltd', 'limited', 'jsc'])
    .map(plainName),
);

/** Between two people for sure. */
const listed = /[;|\n、；/→⇒]|\s\+\s|\s*[-=]+>\s*/u;
/** Between two people, or within the name of one or of a company. */
const joined =
  /\s+(?:&|and|dan|và|และ|cc:?|c\/o)\s+|\s*[&＆]\s*|(?<=\p{Script=Han}{2})[和与與及](?=\p{Script=Han}{2})/iu;
/** Two single names, joined in a language in which many people have no other: `Budi dan Siti`. */
const twoGiven = /^\s*\S+\s+(?:dan|và|และ)\s+\S+\s*$/iu;
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
  // With an address, the name beside it is only how that person is called, unless a second one is named.
  if (addresses.length === 1 && namesOne(text)) return null;
  const list = parts(withoutAcronyms(text), listed);
  if (list.length > 1) return list;
  const isName = (name: string): boolean => isKnown(name) || isWhole(name) || addressIn(name) !== null;
  const and = parts(text, joined);
  if (and.length > 1 && (and.every(isName) || twoGiven.test(text))) return and;
  const commas = parts(text, comma).filter((part) => !suffixes.has(plainName(part)));
  if (commas.length > 2 || (commas.length === 2 && commas.every(isName))) return commas;
  const spaced = text.trim().split(/\s+/u);
  return spaced.length > 1 && spaced.every((part) => /^\p{Script=Han}{2,4}$/u.test(part)) ? spaced : null;
}

/** Whether nothing in a text with one mail address separates two people. */
function namesOne(text: string): boolean {
  if (/^[^;|\n、；]*<[^<>]+>\s*$/u.test(text)) return true;
  const names = parts(besideAddress(text), comma);
  return (
    parts(text, listed).length < 2 && parts(text, joined).length < 2 && (names.length < 2 || !names.every(isWhole))
  );
}

/** A stroke within `TCP/IP stack` separates nobody. */
function withoutAcronyms(text: string): string {
  return /\p{Ll}/u.test(text) ? text.replace(/\b([A-Z]{1,4})\/([A-Z]{1,4})\b/g, '$1 $2') : text;
}

function parts(text: string, separator: RegExp): string[] {
  return text.split(separator).map(bareName).filter(Boolean);
}

/** Given name and surname at least; in Chinese two to four characters. */
function isWhole(name: string): boolean {
  return /\S\s+\S/u.test(name) || /^\p{Script=Han}{2,4}$/u.test(name);
}
