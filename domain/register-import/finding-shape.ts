import { grades } from '../finding/finding.js';
import { ratings } from '../policy/rating.js';
import type { RegisterShape } from './shape.js';
import { sharedFields as shared } from './shared-fields.js';

/** Findings and observations out of a spreadsheet: each is a draft of its author. */
export const findingShape: RegisterShape = {
  ...{ kind: 'finding', noun: 'finding', nouns: 'findings', letters: 'FI', keyHeading: 'Finding' },
  keptIn: 'condition',
  fields: [
    {
      ...shared.title,
      usual: [...shared.title.usual, 'issue', 'gap', 'observation', '问题', '发现', 'temuan', 'phát hiện', 'ข้อค้นพบ'],
    },
    {
      ...{ name: 'grade', heading: 'Grade', path: 'grade', kind: 'choice', required: true, choices: grades },
      usual: ['type', 'kind', '类型', 'jenis', 'loại', 'ประเภท'],
      words: { 观察: 'observation', 观察项: 'observation', 发现: 'finding', 问题: 'finding', gap: 'finding' },
    },
    {
      ...{ name: 'rating', heading: 'Rating', path: 'rating', kind: 'choice', choices: ratings },
      usual: [
        'severity',
        'priority',
        'risk rating',
        'risk level',
        '评级',
        '风险等级',
        '严重程度',
        'tingkat risiko',
        'keparahan',
        'mức độ',
        'ความรุนแรง',
      ],
      words: { 低: 'low', 中: 'medium', moderate: 'medium', 高: 'high', 严重: 'critical', 极高: 'critical' },
    },
    {
      ...{ name: 'condition', heading: 'Condition', path: 'condition', kind: 'text', required: true },
      usual: [
        ...['description', 'details', 'what is so', 'observation details', '现状', '描述', '问题描述'],
        ...['kondisi', 'deskripsi', 'keadaan', 'hiện trạng', 'mô tả', 'สภาพที่พบ', 'รายละเอียด'],
      ],
    },
    {
      ...{ name: 'criteria', heading: 'Criteria', path: 'criteria', kind: 'text' },
      usual: ['criterion', 'requirement', 'standard', '标准', '依据', 'kriteria', 'tiêu chí', 'เกณฑ์'],
    },
    {
      ...{ name: 'cause', heading: 'Cause', path: 'cause', kind: 'text' },
      usual: [
        'root cause',
        'root causes',
        '原因',
        '根因',
        '根本原因',
        'akar masalah',
        'penyebab',
        'punca',
        'nguyên nhân',
        'สาเหตุ',
      ],
    },
    {
      ...{ name: 'effect', heading: 'Effect', path: 'effect', kind: 'text' },
      usual: [
        'impact',
        'consequence',
        'risk',
        '影响',
        '后果',
        'akibat',
        'dampak',
        'kesan',
        'hậu quả',
        'ảnh hưởng',
        'ผลกระทบ',
      ],
    },
    {
      ...{ name: 'recommendations', heading: 'Recommendations', path: 'recommendations', kind: 'lines' },
      usual: [
        'recommendation',
        'action',
        'corrective action',
        '建议',
        '整改建议',
        'rekomendasi',
        'cadangan',
        'khuyến nghị',
        'ข้อเสนอแนะ',
      ],
    },
    shared.stage,
    shared.domain,
    { ...shared.markets, required: true },
    shared.owner,
    shared.domainLead,
    shared.restricted,
  ],
  ownHeadings: [
    ...['Status', 'Author', 'Written down', 'First target', 'Target', 'Due', 'Overdue', 'Escalation level', 'Dispute'],
    ...['Done', 'Verification', 'Opened again', 'Closed'],
  ],
};
