import { Flag, Text } from '../openapi/fields.js';

export class WithQuery {
  @Text({ max: 1_000, min: 0, optional: true, description: 'Where to go then: a path of this address.' })
  to?: string;

  @Flag({ optional: true, description: 'True: they are to prove there anew who they are.' })
  again?: boolean;
}
