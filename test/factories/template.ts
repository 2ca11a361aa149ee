import type { TemplateBody } from '../../domain/template/template.js';

/** A template of two phases and four items, with every way to find an owner and to count a date. */
export function templateBody(facts: Partial<TemplateBody> = {}): TemplateBody {
  return {
    description: 'Leakage of {{domain}} in {{market}}, from {{start}}',
    parameters: [
      { name: 'market', kind: 'market' },
      { name: 'domain', kind: 'domain', default: 'Counterfeit' },
      { name: 'analyst', kind: 'person', description: 'who finds the cause' },
    ],
    phases: [
      { name: 'Detection', target: { after: '10 working days', from: 'start', by: 'market' } },
      { name: 'Proof', target: { after: '5 working days', from: 'phase_start', by: 'market' } },
    ],
    items: [
      {
        key: 'cause',
        title: 'Find the cause in {{market}}',
        severity: 'high',
        phase: 'Detection',
        owner: { parameter: 'analyst' },
        due: { after: '4 working days', from: 'start' },
      },
      {
        key: 'rule',
        title: 'Mend the rule',
        phase: 'Detection',
        owner: { managerOf: { parameter: 'analyst' } },
        due: { before: '2 working days', from: 'phase_target' },
        dependsOn: ['cause'],
      },
      {
        key: 'announce',
        title: 'Tell sellers of {{market}}',
        attributes: { channel: 'mail to {{market}}' },
        phase: 'Proof',
        owner: { role: 'domain_lead' },
        due: { after: '3 working days', from: 'phase_start', by: 'market' },
      },
      {
        key: 'report',
        title: 'Report by {{analyst}}',
        phase: 'Proof',
        owner: { role: 'program_manager' },
        due: { after: 'P1D', from: 'phase_target' },
        dependsOn: ['rule', 'announce'],
      },
    ],
    ...facts,
  };
}
