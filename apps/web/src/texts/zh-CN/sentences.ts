import type { Sentences } from '../sentences/sentences.js';
import { access } from './sentences/access.js';
import { atOnce } from './sentences/at-once.js';
import { engine } from './sentences/engine.js';
import { fieldRules, fieldSentences } from './sentences/fields.js';
import { ladder } from './sentences/ladder.js';
import { messageRecords } from './sentences/message-records.js';
import { messageTexts } from './sentences/message-texts.js';
import { messageTitles } from './sentences/message-titles.js';
import { metrics } from './sentences/metrics.js';
import { planned } from './sentences/planned.js';
import { refusedOfRecords } from './sentences/refused-records.js';
import { refused } from './sentences/refused.js';
import { registers } from './sentences/registers.js';
import { shipped } from './sentences/shipped.js';
import { words } from './sentences/words.js';

/** What the API says in English, in Chinese: each sentence by its template. */
export const sentences: Sentences = {
  ...words,
  ...access,
  ...refused,
  ...refusedOfRecords,
  ...ladder,
  ...messageTitles,
  ...messageTexts,
  ...messageRecords,
  ...metrics,
  ...engine,
  ...planned,
  ...fieldSentences,
  ...fieldRules,
  ...atOnce,
  ...registers,
  ...shipped,
};
