import type { Chapter } from './chapter.js';
import { agreement } from './chapters/agreement.js';
import { cause } from './chapters/cause.js';
import { dip } from './chapters/dip.js';
import { proof } from './chapters/proof.js';
import { remedy } from './chapters/remedy.js';
import { sample } from './chapters/sample.js';

export const chapters: Chapter[] = [dip, sample, cause, agreement, remedy, proof];
