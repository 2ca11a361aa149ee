/** Why not, in the words of RFC 7644, 3.12. */
export type ScimType =
  | 'invalidFilter'
  | 'invalidPath'
  | 'invalidSyntax'
  | 'invalidValue'
  | 'mutability'
  | 'noTarget'
  | 'tooMany'
  | 'uniqueness';

/** What a directory asks for, and cannot have; `message` says what is wrong, and how to put it right. */
export class ScimRefusal extends Error {
  constructor(
    readonly scimType: ScimType,
    message: string,
  ) {
    super(message);
    this.name = 'ScimRefusal';
  }

  get status(): 400 | 409 {
    return this.scimType === 'uniqueness' ? 409 : 400;
  }
}
