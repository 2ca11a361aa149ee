import { Choice, Text } from '../openapi/fields.js';

export const handedPurposes = ['sign_in', 'invitation'] as const;
const ways = ['hand', 'mail'] as const;

export class NewSignInLink {
  @Choice([...handedPurposes], {
    description: 'What it is for: to get in once, or to begin with a password of their own.',
  })
  purpose!: (typeof handedPurposes)[number];

  @Choice([...ways], {
    optional: true,
    description:
      'How it reaches them: shown this once, to be handed over, or by mail, which goes to them alone. Default `hand`.',
  })
  send?: (typeof ways)[number];
}

export class SignInQuery {
  @Text({
    max: 2000,
    min: 0,
    optional: true,
    description: 'Where to go once one has signed in: a path of this address; any other is left aside.',
  })
  to?: string;

  @Text({
    max: 200,
    min: 0,
    optional: true,
    description: 'What a provider gives back of somebody who has signed out there; of anybody else it is left aside.',
  })
  state?: string;

  @Text({
    max: 20,
    min: 0,
    optional: true,
    description:
      'In which language the page is, such as zh-CN; kept from then on. One that it does not speak is left aside.',
  })
  language?: string;
}
