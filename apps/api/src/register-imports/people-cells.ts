import type { EntityManager } from 'typeorm';
import { findNamed, type Found } from '../../../../database/names/find-named.js';
import {
  addressIn,
  bareName,
  besideAddress,
  isPlaceholder,
  isUnsure,
  severalNames,
} from '../../../../domain/import/owner-cell.js';
import { Refusal } from '../../../../domain/refusal.js';
import { folded } from '../../../../domain/text/folded.js';
import type { Actor } from '../access/actor.js';

type Meant = Found | { message: string };

/** Who is meant by the cells of a file, each text looked up once; as far as whoever asks sees people. */
export class PeopleCells {
  private readonly found = new Map<string, Promise<Meant>>();

  constructor(
    private readonly manager: EntityManager,
    private readonly actor: Actor,
  ) {}

  /** The person of a cell, or why it is nobody. */
  meant(text: string): Promise<Meant> {
    const known = this.found.get(text);
    if (known) return known;
    const meant = this.lookUp(text);
    this.found.set(text, meant);
    return meant;
  }

  private async lookUp(text: string): Promise<Meant> {
    if (text.length > 1_000) return { message: 'A person has 1000 characters at most. Write a mail address.' };
    const address = addressIn(text);
    if (address === null && isPlaceholder(text)) {
      // Whoever is really called so is found by their name.
      const found = await this.named(text);
      return 'message' in found ? { message: `"${text}" is nobody. Write a mail address, or leave it empty.` } : found;
    }
    const whole = await this.named(address ?? bareName(text));
    if (!('message' in whole)) return address === null ? whole : this.withName(text, whole);
    const several = severalNames(text, () => false);
    if (several) return { message: `"${text}" names ${several.length} people. Write the one who answers for it.` };
    if (isUnsure(text))
      return { message: `"${text}" is not sure yet. Write the mail address of the one who is meant.` };
    return whole;
  }

  /** The one of an address; the name beside it is not to be somebody else's. */
  private async withName(text: string, one: Found): Promise<Meant> {
    const name = besideAddress(text);
    if (name === '' || folded(name) === folded(one.name)) return one;
    const other = await this.named(name);
    return 'message' in other
      ? one
      : {
          message: `"${text}": the address is that of ${one.name}, and ${other.name} is somebody else. Write one of them.`,
        };
  }

  private async named(ref: string): Promise<Meant> {
    try {
      return await findNamed(this.manager, 'person', ref, { field: 'person', seenBy: this.actor.sight });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { message: error.detail.replace(/^person: /u, '').replace(/^./u, (first) => first.toUpperCase()) };
    }
  }
}
