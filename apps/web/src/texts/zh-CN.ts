import type { Translated } from './translated.js';
import { acts } from './zh-CN/acts.js';
import { board } from './zh-CN/board.js';
import { common } from './zh-CN/common.js';
import { engine } from './zh-CN/engine.js';
import { items } from './zh-CN/items.js';
import { programs } from './zh-CN/programs.js';
import { work } from './zh-CN/work.js';
import { imports } from './zh-CN/imports.js';
import { registerImports } from './zh-CN/register-imports.js';
import { links } from './zh-CN/links.js';
import { list } from './zh-CN/list.js';
import { people } from './zh-CN/people.js';
import { first } from './zh-CN/first.js';
import { rehearsals } from './zh-CN/rehearsals.js';
import { exceptions } from './zh-CN/exceptions.js';
import { analyses } from './zh-CN/analyses.js';
import { cases } from './zh-CN/cases.js';
import { reviews } from './zh-CN/reviews.js';
import { alignments } from './zh-CN/alignments.js';
import { controls } from './zh-CN/controls.js';
import { proposals } from './zh-CN/proposals.js';
import { findings } from './zh-CN/findings.js';
import { metrics } from './zh-CN/metrics.js';
import { risks } from './zh-CN/risks.js';
import { policies } from './zh-CN/policies.js';
import { policyForm } from './zh-CN/policy-form.js';
import { calendars } from './zh-CN/calendars.js';
import { duty } from './zh-CN/duty.js';
import { audit } from './zh-CN/audit.js';
import { messages } from './zh-CN/messages.js';
import { views } from './zh-CN/views.js';
import { delegations } from './zh-CN/delegations.js';
import { holds } from './zh-CN/holds.js';
import { reports } from './zh-CN/reports.js';
import { ai } from './zh-CN/ai.js';
import { model } from './zh-CN/model.js';
import { rules } from './zh-CN/rules.js';
import { health } from './zh-CN/health.js';
import { operations } from './zh-CN/operations.js';
import { templates } from './zh-CN/templates.js';
import { recurrences } from './zh-CN/recurrences.js';
import { search } from './zh-CN/search.js';
import type { Texts } from './all.js';

export const zhCN: Translated<Texts> = {
  ...common,
  ...acts,
  ...engine,
  ...items,
  ...programs,
  ...work,
  ...imports,
  ...registerImports,
  ...links,
  ...list,
  ...people,
  ...first,
  ...rehearsals,
  ...policies,
  ...policyForm,
  ...calendars,
  ...duty,
  ...audit,
  ...board,
  ...messages,
  ...exceptions,
  ...delegations,
  ...holds,
  ...reports,
  ...ai,
  ...model,
  ...rules,
  ...health,
  ...operations,
  ...templates,
  ...recurrences,
  ...risks,
  ...analyses,
  ...cases,
  ...reviews,
  ...findings,
  ...alignments,
  ...controls,
  ...proposals,
  ...metrics,
  ...views,
  ...search,
};
