import { lifecycleStages } from '../case/case.js';
import type { RegisterField } from './shape.js';

/** Fields that several registers have, as all of them call these. */
export const sharedFields = {
  title: {
    ...{ name: 'title', heading: 'Title', path: 'title', kind: 'text', required: true },
    usual: [
      ...['summary', 'subject', 'headline', 'short description', 'name'],
      ...['标题', '主题', '名称', 'judul', 'perihal', 'tajuk', 'tiêu đề', 'ชื่อเรื่อง', 'หัวข้อ'],
    ],
  },
  domain: {
    ...{ name: 'domain', heading: 'Domain', path: 'domain', kind: 'text' },
    usual: ['risk domain', 'area', 'topic', '领域', '风险领域', 'ranah', 'bidang', 'lĩnh vực', 'โดเมน', 'ด้าน'],
  },
  markets: {
    ...{ name: 'markets', heading: 'Markets', path: 'markets', kind: 'tags' },
    usual: [
      ...['market', 'country', 'countries', 'region', '市场', '国家', '地区', 'pasar', 'negara', 'pasaran'],
      ...['thị trường', 'quốc gia', 'ตลาด', 'ประเทศ'],
    ],
  },
  stage: {
    ...{ name: 'stage', heading: 'Stage', path: 'stage', kind: 'choice', choices: lifecycleStages },
    usual: ['lifecycle stage', '阶段', '生命周期阶段', 'tahap', 'tahapan', 'peringkat', 'giai đoạn', 'ขั้นตอน'],
    words: {
      政策制定: 'policy_development',
      政策落地: 'policy_operationalisation',
      'policy operationalization': 'policy_operationalisation',
      发现: 'detection',
      检测: 'detection',
      识别: 'detection',
      审核: 'moderation',
      处置: 'enforcement',
      执行: 'enforcement',
      appeal: 'appeals',
      申诉: 'appeals',
      qa: 'quality_assurance',
      质量保证: 'quality_assurance',
      质检: 'quality_assurance',
    },
  },
  owner: {
    ...{ name: 'owner', heading: 'Owner', path: 'ownerId', kind: 'person' },
    usual: [
      ...[
        'pic',
        'poc',
        'responsible',
        'person in charge',
        'accountable',
        'assignee',
        'assigned to',
        'dri',
        'owner email',
      ],
      ...[
        '负责人',
        '责任人',
        'penanggung jawab',
        'pemilik',
        'pemilik kawalan',
        'người phụ trách',
        'chủ sở hữu',
        'ผู้รับผิดชอบ',
        'เจ้าของ',
      ],
    ],
  },
  domainLead: {
    ...{ name: 'domainLead', heading: 'Domain lead', path: 'domainLeadId', kind: 'person' },
    usual: [
      'lead of the domain',
      'domain owner',
      '领域负责人',
      'pimpinan bidang',
      'ketua bidang',
      'trưởng lĩnh vực',
      'หัวหน้าโดเมน',
    ],
  },
  restricted: {
    ...{ name: 'restricted', heading: 'Restricted', path: 'restricted', kind: 'flag' },
    usual: [
      'confidential',
      '受限',
      '机密',
      '保密',
      'terbatas',
      'rahasia',
      'terhad',
      'sulit',
      'hạn chế',
      'bảo mật',
      'จำกัด',
      'ลับ',
    ],
  },
} as const satisfies Record<string, RegisterField>;
