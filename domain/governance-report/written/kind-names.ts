import type { ReportLanguage } from '../report.js';

/** What kinds of records are called where several are counted. */
export const kindNames: Record<ReportLanguage, Readonly<Record<string, string>>> = {
  en: {
    exception: 'exceptions',
    risk: 'risks',
    case: 'cases',
    finding: 'findings',
    breach: 'breaches of metrics',
    review_round: 'review rounds',
    alignment: 'alignment rounds',
    analysis: 'root cause analyses',
    control: 'attestations of controls',
    occurrence: 'runs of controls',
    control_test: 'control tests',
  },
  'zh-CN': {
    exception: '例外',
    risk: '风险',
    case: '案件',
    finding: '发现',
    breach: '指标越界',
    review_round: '评审轮次',
    alignment: '对齐轮次',
    analysis: '根本原因分析',
    control: '控制声明',
    occurrence: '控制执行',
    control_test: '控制测试',
  },
};
