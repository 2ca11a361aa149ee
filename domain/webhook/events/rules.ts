import { event, type EventShapes } from './event-shape.js';
import * as f from './field.js';

const draft = { draft: f.whole(2) };
const rota = f.anObject('Its layers and overrides, as the API takes them.', { layers: [], overrides: [] });
const changed = f.anObject('The fields that were sent, as the API takes them.', { name: 'Risk desk' });
const version = { version: f.whole(2) };

const licence = { key: f.text('RU-1'), licence: f.text('AL-1') };

const directoryGroup = { name: f.text('Risk desk'), externalId: f.orNull(f.text('00g1ab2c3')) };

const role = {
  role: f.text('head_of_governance'),
  personId: f.orNull(f.id),
  teamId: f.orNull(f.id, null),
  group: f.orNull(f.text('Risk desk'), null),
  source: f.orNull(f.text('scim'), null),
  scope: f.text('domain'),
  in: f.orNull(f.text('AML')),
  until: f.orNull(f.moment, null),
  reason: f.reason,
};

/** Calendars, policies, templates, teams, rotas, windows: what the engine goes by. */
export const ruleEvents: EventShapes = {
  'calendar.created': event('A calendar was made', {
    key: f.text('SG'),
    name: f.text('Singapore'),
    market: f.orNull(f.text('SG')),
  }),
  'calendar.day_taken_back': event('What was stated of a day was taken back', {
    ...draft,
    date: f.day,
    was: f.object({ kind: f.text('off'), name: f.text('Lunar New Year'), origin: f.text('by hand') }),
  }),
  'calendar.days_imported': event('Days were stated by a file', {
    ...draft,
    fileName: f.text('sg-2027.ics'),
    complete: f.flag(true),
    rejected: f.whole(0),
    skipped: f.whole(0),
    added: f.whole(11),
    changed: f.whole(0),
    unchanged: f.whole(0),
    dropped: f.whole(1),
    droppedDays: f.list(f.object({ date: f.day, name: f.text('Polling day') })),
    years: f.list(f.object({ year: f.whole(2027), days: f.whole(11), before: f.whole(1), whole: f.flag(true) })),
  }),
  'calendar.days_stated': event('Days were stated by hand', {
    ...draft,
    days: f.list(f.object({ date: f.day, kind: f.text('off'), name: f.text('Lunar New Year') })),
    origin: f.text('by hand'),
  }),
  'calendar.draft_discarded': event('A draft was discarded', draft),
  'calendar.edited': event('Its name or market, or for whom it is the default, was changed', { changed }),
  'calendar.published': event('A version is in force from now on', {
    note: f.text('Polling day'),
    published: f.whole(2),
    versionId: f.id,
    previousVersionId: f.orNull(f.id),
  }),
  'calendar.refreshed': event('The announced days were taken anew', {
    ...draft,
    source: f.text('Ministry of Manpower'),
    region: f.text('SG'),
  }),
  'calendar.rule_changed': event('Weekend or hours change from a date on', {
    ...draft,
    from: f.orNull(f.day),
    'weekend?': f.list(f.whole(6)),
    'hours?': f.anObject('As the API takes them.', { usual: [{ from: '09:00', to: '18:00' }] }),
  }),
  'calendar.rule_removed': event('A rule of weekend or hours was taken out', {
    ...draft,
    what: f.choice('weekend', 'hours'),
    from: f.day,
  }),
  'calendar.settings_changed': event('Its zone, or for which time it is known, was changed', {
    ...draft,
    'zone?': f.text('Asia/Singapore'),
    'known?': f.orNull(f.object({ from: f.day, until: f.day })),
  }),
  'calendar.unknown': event('Its days off end soon and nobody has stated more', {
    key: f.text('TH'),
    line: f.text('TH, Thailand, knows its days off until 2026-12-31'),
  }),
  'group.created': event('A directory made a group', directoryGroup),
  'group.edited': event('A directory changed what a group is called', { ...directoryGroup, was: f.text('Risk') }),
  'group.members_changed': event('A directory changed who is in a group', {
    name: f.text('Risk desk'),
    added: f.list(f.id),
    removed: f.list(f.id),
  }),
  'group.removed': event('A directory removed a group', directoryGroup),
  'maintenance.cancelled': event('A maintenance window was cancelled', { reason: f.reason }),
  'maintenance.set_up': event('A maintenance window was set up', {
    reason: f.reason,
    startsAt: f.moments,
    endsAt: f.moments,
    market: f.orNull(f.text('SG')),
  }),
  'message_settings.changed': event('Which channels there are, and what people may switch off, was changed', {
    settings: f.anObject('As the API shows them.', { channels: { email: true } }),
  }),
  'cause_taxonomy.changed': event(
    'By which names causes are called, or what follows when one comes back, was changed',
    {
      categories: f.anything('Categories of causes.', [{ key: 'people', name: 'People' }]),
      codes: f.anything('Codes of causes.', [
        { code: 'people-training', name: 'Training did not reach those who do the work', category: 'people' },
      ]),
      analyseWithin: f.text('20 working days'),
      repeatDays: f.whole(365),
      repeatRaises: f.flag(true),
      note: f.text('As the risk committee decided in November'),
    },
  ),
  'finding_limits.changed': event('Within which working time people answer for findings was changed', {
    agreeWithin: f.anObject('Working time by rating.', { critical: '2 working days' }),
    remediateWithin: f.anObject('Working time by rating.', { critical: '20 working days' }),
    verifyWithin: f.anObject('Working time by rating.', { critical: '5 working days' }),
    note: f.text('As the risk committee decided in November'),
  }),
  'severity_matrix.changed': event('What likelihood and impact come to, or a limit of triage, was changed', {
    cells: f.anything('Ratings by likelihood, then by impact.', [['low', 'medium']]),
    triageWithin: f.anObject('Working time by severity.', { critical: '4 working hours' }),
    note: f.text('As the risk committee decided in November'),
  }),
  'metric.changed': event('What a metric says of itself, its thresholds or its owner was changed', {
    changed: f.list(f.text('thresholds')),
    definition: f.whole(1),
    note: f.orNull(f.text('Appeals that were withdrawn are not counted any more')),
  }),
  'metric.created': event('A metric was made', {
    key: f.text('leakage-rate'),
    name: f.text('Leakage rate'),
    ownerId: f.id,
    note: f.text('As the committee decided in November'),
  }),
  'metric.values_loaded': event('Values of a metric came in', {
    created: f.whole(30),
    corrected: f.whole(1),
    unchanged: f.whole(0),
    definition: f.whole(1),
    from: f.day,
    to: f.day,
  }),
  'policy.created': event('A policy was made', { kind: f.text('escalation'), name: f.text('Fast ladder') }),
  'policy.draft_replaced': event('The draft of a policy was replaced', version),
  'policy.manager_passes_alone': event('By a version of a policy, a program’s manager passes its tollgates alone', {
    name: f.text('Default tollgate'),
    ...version,
  }),
  'policy.published': event('A version of a policy was published, and never changes', version),
  'policy.version_added': event('A draft of a policy was begun', version),
  'role.given': event('A role was given', role),
  'role.taken': event('A role was taken', role),
  'rota.created': event('A rota was made', { name: f.text('Risk desk'), body: rota }),
  'rota.handed_over': event('Somebody took another’s place in a rota', { from: f.id, to: f.id, body: rota }),
  'rota.replaced': event('A rota was replaced', { name: f.text('Risk desk'), body: rota }),
  'rota.swapped': event('Somebody else is on duty for a time', {
    layer: f.text('desk'),
    from: f.moment,
    to: f.moment,
    personId: f.orNull(f.id),
  }),
  'team.created': event('A team was made', {
    name: f.text('Risk'),
    'market?': f.orNull(f.text('SG')),
    'leadId?': f.orNull(f.id),
  }),
  'team.edited': event('A team was changed', { changed }),
  'rule.archived': event('A rule is over', { key: f.text('RU-1'), reason: f.orNull(f.reason) }),
  'rule.created': event('A rule was written', { key: f.text('RU-1'), name: f.text('Critical findings'), ...version }),
  'rule.licence_fell': event('A licence to act is over: a rule that acted by it proposes again', {
    ...licence,
    as: f.choice('fallen', 'ended'),
    reason: f.reason,
    suggests: f.flag(true),
  }),
  'rule.licence_in_force': event('Two have signed a licence to act', {
    ...licence,
    ...version,
    strata: f.list(f.text('SG · seller fraud')),
  }),
  'rule.licence_judged': event('All is labelled: whether a licence to act may be signed', {
    ...licence,
    state: f.choice('to_sign', 'failed'),
    strata: f.list(
      f.object({
        name: f.text('SG · seller fraud'),
        labels: f.whole(93),
        errors: f.whole(1),
        licensed: f.flag(true),
      }),
    ),
  }),
  'rule.licence_labelling': event('What was drawn for a licence to act is labelled, blind', {
    ...licence,
    round: f.id,
  }),
  'rule.licence_planned': event('A licence to act is planned, before anything is labelled', {
    ...licence,
    ...version,
    allowedPercent: f.anything('The share of errors that is allowed, in percent.', 5),
    labels: f.whole(93),
    sharePercent: f.anything('The share that goes to people anyway, in percent.', 10),
    endsAt: f.moment,
    strata: f.list(f.text('SG · seller fraud')),
  }),
  'rule.licence_signed': event('Somebody signed a licence to act', { ...licence, digest: f.hash }),
  'rule.licence_withdrawn': event('A licence to act was taken back', {
    ...licence,
    was: f.text('in_force'),
    reason: f.orNull(f.reason),
  }),
  'rule.published': event('A version of a rule listens from now on', {
    key: f.text('RU-1'),
    ...version,
    state: f.choice('shadow', 'suggest', 'act'),
    was: f.text('draft'),
  }),
  'rule.stopped': event('A rule was stopped, or stopped by itself', {
    key: f.text('RU-1'),
    was: f.choice('shadow', 'suggest', 'act'),
    reason: f.orNull(f.reason),
  }),
  'rule.version_added': event('A version was added to a rule', { key: f.text('RU-1'), ...version }),
  'template.created': event('A template was made', { name: f.text('Leakage'), 'programId?': f.id }),
  'template.draft_saved': event('The draft of a template was saved', { ...version, 'name?': f.text('Leakage') }),
  'template.published': event('A version of a template was published, and never changes', version),
};
