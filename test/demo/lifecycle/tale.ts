import type { Tale } from '../told/play.js';
import { agreement } from './chapters/agreement.js';
import { cause } from './chapters/cause.js';
import { dip } from './chapters/dip.js';
import { proof } from './chapters/proof.js';
import { remedy } from './chapters/remedy.js';
import { people, teams } from './people.js';
import { sample } from './chapters/sample.js';

/** From a metric's dip to proof that it is mended. All of it is invented. */
export const tale: Tale = {
  ...{ teams, people },
  roles: [{ person: 'mei', role: 'risk_analyst', reason: 'Assesses gaps' }],
  chapters: [dip, sample, cause, agreement, remedy, proof],
};
