import { tendLicences } from '../../../database/rules/licence-tend.js';
import type { Tale } from '../told/play.js';
import { drafts } from './chapters/drafts.js';
import { drift } from './chapters/drift.js';
import { license } from './chapters/license.js';
import { watch } from './chapters/watch.js';
import { write } from './chapters/write.js';
import { people, teams } from './people.js';

/** A rule from its first draft to its fall, and a model that drafts. All of it is invented. */
export const tale: Tale = {
  ...{ teams, people },
  roles: ['mei', 'helena', 'rachel'].map((person) => ({ person, role: 'head_of_governance', reason: 'Keeps rules' })),
  chapters: [write, watch, license, drift, drafts],
  // The worker looks after licences by the wall's time.
  tend: async ({ dataSource }, now) => {
    await tendLicences(dataSource, now);
  },
};
