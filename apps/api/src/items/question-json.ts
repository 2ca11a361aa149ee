import { instant, integer, nullable, object, person, schema, text, uuid } from '../openapi/json-schema.js';

const properties = {
  id: uuid,
  round: integer,
  roundId: uuid,
  question: text,
  askedBy: person,
  askedFor: nullable(person),
  askedAt: instant,
  answer: nullable(text),
  answeredBy: nullable(person),
  answeredFor: nullable(person),
  answeredAt: nullable(instant),
};

export const questionSchema = schema('SignOffQuestion', object(properties));
