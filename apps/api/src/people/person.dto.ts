import { tokenLevels, type TokenLevel } from '../../../../domain/access/limits.js';
import { Choice, Flag, Id, Moment, Text, Zone } from '../openapi/fields.js';
import { accessLevels } from './list/people-query.js';

const address = {
  max: 254,
  pattern: /^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$/,
  says: 'must be a mail address such as lin@example.com.',
};

export class NewPerson {
  @Text({ max: 200 })
  name!: string;

  @Text({ ...address, optional: true, nullable: true })
  email?: string | null;

  @Id({ optional: true, nullable: true })
  teamId?: string | null;

  @Id({ optional: true, nullable: true })
  managerId?: string | null;

  @Text({ max: 20, optional: true, nullable: true, description: 'E.g. SG.' })
  market?: string | null;

  @Zone({ optional: true })
  timeZone?: string;

  @Text({ max: 20, optional: true, nullable: true, description: 'Key of a calendar; null: that of the market.' })
  calendar?: string | null;

  @Choice(accessLevels, { optional: true })
  access?: string;

  @Flag({ optional: true, description: 'Of an outsourced site: sees what they have a part in, and nothing else.' })
  external?: boolean;

  @Flag({
    optional: true,
    description:
      'True: a service account. It works by tokens alone, and is given no work, asked for nothing and told nothing.',
  })
  service?: boolean;
}

export class PersonPatch {
  @Text({ max: 200, optional: true })
  name?: string;

  @Text({ ...address, optional: true, nullable: true })
  email?: string | null;

  @Id({ optional: true, nullable: true })
  teamId?: string | null;

  @Id({ optional: true, nullable: true })
  managerId?: string | null;

  @Text({ max: 20, optional: true, nullable: true })
  market?: string | null;

  @Zone({ optional: true })
  timeZone?: string;

  @Text({ max: 20, optional: true, nullable: true, description: 'Key of a calendar; null: that of the market.' })
  calendar?: string | null;

  @Choice(accessLevels, { optional: true })
  access?: string;

  @Flag({ optional: true, description: 'False: may not use any token, and is not mailed.' })
  active?: boolean;

  @Flag({ optional: true, description: 'Of an outsourced site: sees what they have a part in, and nothing else.' })
  external?: boolean;
}

export class NewTokenRequest {
  @Text({ max: 100, description: 'What it is for.' })
  name!: string;

  @Moment({
    optional: true,
    nullable: true,
    description:
      'Until when it works; where nothing is said, as many days as TOKEN_DAYS says. Later only where an administrator makes it, ' +
      'and without an end (null) only for a service account; else null says nothing.',
  })
  expiresAt?: string | null;

  @Choice(tokenLevels, {
    optional: true,
    description:
      'What it is good for: to read, to act, or all that the person may; `directory`, of a service account: SCIM, and nothing ' +
      'else. No more than that with which it is made.',
  })
  level?: TokenLevel;

  @Id({ optional: true, nullable: true, description: 'Good in this program only, and nowhere else.' })
  programId?: string | null;
}
