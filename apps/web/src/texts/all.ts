import type { en } from './en.js';
import type { acts } from './en/acts.js';
import type { audit } from './en/audit.js';
import type { board } from './en/board.js';
import type { calendars } from './en/calendars.js';
import type { delegations } from './en/delegations.js';
import type { duty } from './en/duty.js';
import type { engine } from './en/engine.js';
import type { exceptions } from './en/exceptions.js';
import type { first } from './en/first.js';
import type { holds } from './en/holds.js';
import type { reports } from './en/reports.js';
import type { ai } from './en/ai.js';
import type { model } from './en/model.js';
import type { rules } from './en/rules.js';
import type { health } from './en/health.js';
import type { operations } from './en/operations.js';
import type { templates } from './en/templates.js';
import type { recurrences } from './en/recurrences.js';
import type { imports } from './en/imports.js';
import type { registerImports } from './en/register-imports.js';
import type { items } from './en/items.js';
import type { links } from './en/links.js';
import type { list } from './en/list.js';
import type { messages } from './en/messages.js';
import type { people } from './en/people.js';
import type { policies } from './en/policies.js';
import type { policyForm } from './en/policy-form.js';
import type { programs } from './en/programs.js';
import type { rehearsals } from './en/rehearsals.js';
import type { analyses } from './en/analyses.js';
import type { cases } from './en/cases.js';
import type { reviews } from './en/reviews.js';
import type { alignments } from './en/alignments.js';
import type { controls } from './en/controls.js';
import type { proposals } from './en/proposals.js';
import type { findings } from './en/findings.js';
import type { metrics } from './en/metrics.js';
import type { risks } from './en/risks.js';
import type { views } from './en/views.js';
import type { search } from './en/search.js';
import type { work } from './en/work.js';

/** Every text of the page. Each noun has a file; a language is whole, or does not compile. */
export type Texts = typeof en &
  typeof acts &
  typeof audit &
  typeof board &
  typeof calendars &
  typeof duty &
  typeof engine &
  typeof exceptions &
  typeof first &
  typeof delegations &
  typeof holds &
  typeof reports &
  typeof ai &
  typeof model &
  typeof rules &
  typeof health &
  typeof operations &
  typeof templates &
  typeof recurrences &
  typeof imports &
  typeof registerImports &
  typeof items &
  typeof links &
  typeof list &
  typeof messages &
  typeof people &
  typeof policies &
  typeof policyForm &
  typeof programs &
  typeof rehearsals &
  typeof risks &
  typeof analyses &
  typeof cases &
  typeof reviews &
  typeof findings &
  typeof alignments &
  typeof controls &
  typeof proposals &
  typeof metrics &
  typeof views &
  typeof search &
  typeof work;
