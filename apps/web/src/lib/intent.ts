/**
 * One key for one intent, kept until it is known what became of it: whoever sends again after a reload, or because no
 * answer came, sends the same, and it is done once.
 */
export interface Intent {
  key: string;
  /** What came of it is known: the next is another intent. */
  settled(): void;
}

const prefix = 'tollgate.intent.';

/** @param name what is intended, to what, with what: the same words are the same intent */
export function intentOf(
  name: string,
  store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = sessionStorage,
): Intent {
  const place = prefix + name;
  let key = store.getItem(place);
  if (key === null) {
    key = crypto.randomUUID();
    store.setItem(place, key);
  }
  return { key, settled: () => store.removeItem(place) };
}

/** What is sent, short enough for a name: another text is another intent. */
export function fingerprint(value: unknown): string {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(value) ?? '') {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash.toString(36);
}
