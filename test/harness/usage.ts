/** Asked for in a way that is not understood; the message says what is. */
export class UsageProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageProblem';
  }
}

/** What the command line asks for; where that is not understood, it says so in a line, and the process ends with 2. */
export function askedFor<A>(read: (argv: readonly string[]) => A): A {
  try {
    return read(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UsageProblem)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

/** Ends the process with the program: what the SDK's runtime still holds must not keep it. */
export function endWith(program: Promise<number>): void {
  program.then(
    (code) => process.exit(code),
    (error: unknown) => {
      process.stderr.write(`${textOf(error)}\n`);
      process.exit(1);
    },
  );
}

/** An error with where it came from. */
export function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
