import { Text, type FieldOptions } from '../openapi/fields.js';

/** Something named in a query: by its id or its name, however it is written. */
export function Ref(what: string, options: FieldOptions = {}): PropertyDecorator {
  const { description, ...more } = options;
  const how = what === 'person' ? 'id, name or mail address; `me` is whoever asks' : 'id or name';
  return Text({
    max: 254,
    optional: true,
    description: `${description === undefined ? '' : `${description} `}A ${what}: ${how}.`,
    ...more,
  });
}
