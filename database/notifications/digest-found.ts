import type { DigestEntry } from '../../domain/notification/compose-letter.js';

/** Entries of a section of the digest, by person. */
export type Found = Map<string, DigestEntry[]>;

export function add(found: Found, personId: string, entry: DigestEntry): void {
  const list = found.get(personId);
  if (list) list.push(entry);
  else found.set(personId, [entry]);
}
