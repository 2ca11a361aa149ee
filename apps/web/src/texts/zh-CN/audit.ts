export const audit = {
  audit: {
    title: '审计记录',
    none: '没有符合条件的记录。',
    notYours: '审计记录供管理员和审计员查阅。{{because}}',
    when: '时间',
    type: '事件',
    typeHint: '例如 item.escalated',
    actor: '操作人',
    engine: '系统',
    subject: '对象',
    after: '从',
    before: '到',
    seq: '序号',
    more: '内容',
    moreOf: '第 {{seq}} 条的内容',
  },
};
