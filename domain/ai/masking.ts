/** What stands for what it hides, in what is sent: `PERSON_1` for a name, `EMAIL_1` for an address, `PHONE_1` for a number. */
export type Mask = Readonly<Record<string, string>>;

const address = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
const phone = /\+\d[\d ().-]{6,20}\d/g;

/** Hides personal data in texts, and puts it back into what comes of them. One thing has one name in all of them. */
export class Masking {
  private readonly words = new Map<string, string>();
  private readonly names: { name: string; finds: RegExp }[];

  /**
   * @param people names of people of the house that stand in the texts
   * @param taken all that is sent: a name that already stands there is given to nobody
   */
  constructor(
    people: readonly string[],
    private readonly taken: string,
  ) {
    this.names = [...new Set(people.map((one) => one.trim()))]
      .filter((one) => [...one].length > 1)
      // "Lin Mei Hua" before "Lin Mei".
      .sort((one, other) => other.length - one.length)
      .map((name) => ({ name, finds: whole(name) }));
  }

  hide(text: string): string {
    let said = text.replace(address, (found) => this.wordFor('EMAIL', found));
    said = said.replace(phone, (found) => this.wordFor('PHONE', found));
    for (const { name, finds } of this.names) said = said.replace(finds, () => this.wordFor('PERSON', name));
    return said;
  }

  /** What stands for what, so far. */
  get mask(): Mask {
    return Object.fromEntries([...this.words].map(([hidden, word]) => [word, hidden]));
  }

  private wordFor(kind: string, hidden: string): string {
    const known = this.words.get(hidden);
    if (known !== undefined) return known;
    let count = 1;
    const used = new Set(this.words.values());
    while (used.has(`${kind}_${count}`) || this.taken.includes(`${kind}_${count}`)) count += 1;
    const word = `${kind}_${count}`;
    this.words.set(hidden, word);
    return word;
  }
}

/** A text with what was hidden put back. */
export function unmasked(text: string, mask: Mask): string {
  return text.replace(/\b(?:EMAIL|PHONE|PERSON)_\d+/g, (word) =>
    Object.hasOwn(mask, word) ? (mask[word] ?? word) : word,
  );
}

/** A name as a whole: not within another word, in writing that has words. */
function whole(name: string): RegExp {
  const plain = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`);
  const unspaced = /^[\p{sc=Han}\p{sc=Thai}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(name);
  return unspaced
    ? new RegExp(plain, 'giu')
    : new RegExp(String.raw`(?<![\p{L}\p{N}_])${plain}(?![\p{L}\p{N}_])`, 'giu');
}
