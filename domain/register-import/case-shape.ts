import { caseSources } from '../case/case.js';
import type { RegisterField, RegisterShape } from './shape.js';
import { sharedFields as shared } from './shared-fields.js';

const affected = (whom: string, usual: readonly string[]): RegisterField => ({
  ...{ name: `affected.${whom}`, heading: `Affected ${whom}`, path: `affected.${whom}`, kind: 'whole' },
  usual: [whom, `${whom} affected`, `number of ${whom}`, ...usual],
});

/** Cases out of a spreadsheet: each is new, and rated by the matrix of now. */
export const caseShape: RegisterShape = {
  ...{ kind: 'case', noun: 'case', nouns: 'cases', letters: 'CA', keyHeading: 'Case', keptIn: 'text' },
  fields: [
    shared.title,
    {
      ...{ name: 'text', heading: 'Description', path: 'text', kind: 'text', required: true },
      usual: [
        ...['text', 'details', 'detail', 'what happened', 'long description', 'background', 'incident description'],
        ...[
          '描述',
          '说明',
          '详情',
          '详细描述',
          'deskripsi',
          'uraian',
          'keterangan',
          'penerangan',
          'mô tả',
          'chi tiết',
          'รายละเอียด',
        ],
      ],
    },
    {
      ...{ name: 'source', heading: 'Source', path: 'source', kind: 'choice', required: true, choices: caseSources },
      usual: ['reported via', 'channel', 'origin', '来源', '渠道', 'sumber', 'asal', 'nguồn', 'แหล่งที่มา'],
      words: {
        user: 'user_report',
        'user complaint': 'user_report',
        'buyer report': 'user_report',
        用户举报: 'user_report',
        seller: 'seller_report',
        'seller complaint': 'seller_report',
        商家举报: 'seller_report',
        internal: 'internal_review',
        内部审查: 'internal_review',
        内部: 'internal_review',
        'regulator letter': 'regulator',
        监管机构: 'regulator',
        监管: 'regulator',
        'internal audit': 'audit',
        审计: 'audit',
        press: 'media',
        媒体: 'media',
        指标: 'metric',
        其他: 'other',
      },
    },
    {
      ...{ name: 'sourceText', heading: 'Source in words', path: 'sourceText', kind: 'text' },
      usual: ['source details', 'source detail', '来源说明', 'keterangan sumber', 'chi tiết nguồn', 'รายละเอียดแหล่งที่มา'],
    },
    {
      ...{ name: 'likelihood', heading: 'Likelihood', path: 'likelihood', kind: 'whole', required: true },
      usual: ['probability', '可能性', '概率', 'kemungkinan', 'kebarangkalian', 'khả năng xảy ra', 'โอกาสเกิด', 'โอกาส'],
    },
    {
      ...{ name: 'impact', heading: 'Impact', path: 'impact', kind: 'whole', required: true },
      usual: ['consequence', '影响', '影响程度', 'dampak', 'impak', 'tác động', 'ผลกระทบ'],
    },
    shared.domain,
    shared.markets,
    shared.stage,
    {
      ...{ name: 'lead', heading: 'Lead', path: 'leadId', kind: 'person' },
      usual: ['case lead', 'investigator', 'triaged by', 'case owner', ...shared.owner.usual, 'owner', '主办人'],
    },
    shared.domainLead,
    {
      ...{ name: 'reporter', heading: 'Reporter', path: 'reporter', kind: 'text' },
      personPath: 'reporterId',
      usual: [
        'reported by',
        'complainant',
        'informant',
        '举报人',
        '报告人',
        'pelapor',
        'người báo cáo',
        'ผู้รายงาน',
        'ผู้แจ้ง',
      ],
    },
    affected('users', ['buyers', '受影响用户数', 'pengguna', 'người dùng', 'ผู้ใช้']),
    affected('sellers', ['merchants', '受影响商家数', 'penjual', 'người bán', 'ผู้ขาย']),
    affected('creators', ['受影响创作者数', 'kreator', 'nhà sáng tạo', 'ครีเอเตอร์']),
    affected('listings', ['products', '受影响商品数', 'produk', 'sản phẩm', 'สินค้า']),
    {
      ...{ name: 'samples', heading: 'Samples', path: 'samples', kind: 'links' },
      usual: ['links', 'link', 'url', 'urls', 'evidence', '样例', '链接', 'tautan', 'pautan', 'liên kết', 'ลิงก์'],
    },
    shared.restricted,
  ],
  ownHeadings: [
    ...['Status', 'Severity', 'Matrix version', 'Brought in by', 'Reported', 'Due', 'Overdue', 'Escalation level'],
    ...['Triaged', 'Verdict', 'Conclusion', 'Closed'],
  ],
};
