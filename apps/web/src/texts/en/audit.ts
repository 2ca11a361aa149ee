export const audit = {
  audit: {
    title: 'Audit trail',
    none: 'Nothing of that kind stands in the trail.',
    notYours: 'The trail is read by administrators and auditors. {{because}}',
    when: 'When',
    type: 'What happened',
    typeHint: 'Such as item.escalated',
    actor: 'By whom',
    engine: 'the engine',
    subject: 'To what',
    after: 'From',
    before: 'Until',
    seq: 'No.',
    more: 'What it says',
    moreOf: 'What number {{seq}} says',
  },
} as const;
