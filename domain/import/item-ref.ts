/** How a cell may say what kind of name it names an item by, where an id and a key of Tollgate look alike. */
export type RefKind = 'id' | 'key';

/** `key:AI-12` is the item AI-12, `id:AI-12` the one that a register calls so; a bare name may be either. */
export function splitRef(ref: string): { by: RefKind | null; name: string } {
  const match = /^(id|key)\s*[:：]\s*(\S.*)$/isu.exec(ref);
  if (!match) return { by: null, name: ref };
  return { by: match[1]?.toLowerCase() === 'id' ? 'id' : 'key', name: match[2] ?? '' };
}
