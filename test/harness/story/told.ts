/** Something of a timeline, as the API gives it. */
export interface Happened {
  type: string;
  /** ISO 8601. */
  at: string;
  summary: string;
  rule: { level?: number } | null;
  told: { person: { id: string } }[];
}

/** What one person was told, in the order in which it happened. */
export class Told {
  private readonly events: readonly Happened[];

  constructor(personId: string, happened: readonly Happened[]) {
    this.events = happened.filter(({ told }) => told.some(({ person }) => person.id === personId));
  }

  /** In words: `reminded`, `level 1`, `submitted`. */
  get words(): string[] {
    return this.events.map((event) => Told.wordFor(event));
  }

  /** The escalations of a level that reached them. */
  level(level: number): Happened[] {
    return this.events.filter(({ type, rule }) => type.endsWith('.escalated') && rule?.level === level);
  }

  /** The levels that reached them, in order. */
  get ladder(): number[] {
    return this.events.flatMap(({ type, rule }) => (type.endsWith('.escalated') ? (rule?.level ?? []) : []));
  }

  /** `item.escalated` of level 2 is `level 2`; what else happened is called by its own name, in words. */
  static wordFor({ type, rule }: Happened): string {
    const name = type.slice(type.indexOf('.') + 1);
    return name === 'escalated' ? `level ${rule?.level ?? '?'}` : name.replaceAll('_', ' ');
  }
}
