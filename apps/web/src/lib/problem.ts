import { spokenText } from './spoken.js';

/** What is wrong with one field of what was sent. */
export interface FieldProblem {
  path: string;
  message: string;
}

interface Told {
  title?: string;
  detail?: string;
  code?: string;
  errors?: FieldProblem[];
}

/** A refusal as the API tells it (RFC 9457). */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly errors: readonly FieldProblem[],
    /** What else the API says of it, such as the columns that a file has. */
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
    this.name = 'ProblemError';
  }

  static async of(response: Response): Promise<ProblemError> {
    const told = (await response.json().catch(() => ({}))) as Told & { type?: string };
    const code = told.code ?? told.type?.split(/[/#]/).at(-1) ?? '';
    return new ProblemError(
      response.status,
      code,
      told.detail ?? told.title ?? response.statusText,
      told.errors ?? [],
      { ...told },
    );
  }

  /** Whether asking again, unchanged, may go well: the servers were away, busy or over their limit. */
  get passing(): boolean {
    return this.status === 429 || this.status >= 500 || this.code === 'request-in-progress';
  }
}

/** The server did not answer: it is away, or the network is. */
export class NoAnswer extends Error {
  constructor() {
    super('The server does not answer.');
    this.name = 'NoAnswer';
  }
}

/** Whether what was sent may have been carried out, or may yet be: then it is sent again under the same key. */
export function isUnsure(error: unknown): boolean {
  return error instanceof NoAnswer || (error instanceof ProblemError && error.passing);
}

/** What is wrong with this field, in the language of the page where it is known there. */
export function fieldProblem(error: unknown, path: string): string | null {
  if (!(error instanceof ProblemError)) return null;
  const found = error.errors.filter((each) => each.path === path || each.path.startsWith(`${path}.`));
  return found.length === 0 ? null : found.map(({ message }) => spokenText(message)).join(' ');
}
