/** SQL about the rows of a list, and the values of its placeholders from `$1` on. */
export interface Condition {
  sql: string;
  params: unknown[];
}

/** Narrows a list word by word. What is undefined or null narrows nothing. */
export class Narrowing {
  private readonly params: unknown[] = [];
  private readonly conditions: string[] = ['TRUE'];

  /** @param sql about a value, given its placeholder */
  by(value: unknown, sql: (placeholder: string) => string): void {
    if (value !== undefined && value !== null) this.conditions.push(sql(this.placeholderOf(value)));
  }

  /** A condition without a value of its own. */
  also(sql: string): void {
    this.conditions.push(sql);
  }

  placeholderOf(value: unknown): string {
    this.params.push(value);
    return `$${this.params.length}`;
  }

  get condition(): Condition {
    return { sql: this.conditions.join(' AND '), params: this.params };
  }
}
