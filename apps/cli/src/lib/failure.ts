/** Something that the API refused or that did not work; the message is one line for people. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly problem: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'Failure';
  }
}
