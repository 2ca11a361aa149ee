import { Ajv2020 } from 'ajv/dist/2020.js';
import { eventTypes } from './event-types.js';
import { payloadOf } from './payload.js';

const ajv = new Ajv2020({ strict: false, validateFormats: false });

test.each([...eventTypes])('the example of %s is of its schema', (type) => {
  const { schema, example } = payloadOf(type, true);
  const validate = ajv.compile(schema);
  expect(validate(example) ? null : ajv.errorsText(validate.errors)).toBeNull();
});
