// What the events of the chain and their details are called on the auditor's page.
import type { Role } from '../../knowledge/casework/types.ts';
import { ROLES } from './words.ts';

const EVENTS: Readonly<Record<string, string>> = {
  filed: '收到诉求',
  routed: '分派',
  denied: '重新核对谁能看',
  accepted: '受理',
  told: '告知举报人',
  declined: '不予受理',
  returned: '退回',
  transferred: '转办',
  succeeded: '乡镇合并或换代码',
  noted: '内部备注',
  contact_opened: '看了联系方式',
  replied: '答复',
  messaged: '反映人补充',
  attached: '反映人交文件',
  completed: '反映人补充地点或电话',
  withdrawn: '反映人撤回',
  rated: '反映人评价',
  closed: '办结',
  held: '设保全，不到期删除',
  released: '解除保全',
  erased: '到期删除',
  contact_erased: '删除联系方式',
  closed_case: '专办举报的一条记录',
  officer_added: '新建账号',
  officer_changed: '改账号',
  signed_in: '登录',
  article_published: '发布政策问答',
  article_withdrawn: '撤下政策问答',
  article_rolled_back: '退回政策问答旧版',
  article_kept: '核对政策问答',
  standard_recorded: '登记标准',
  interest_declared: '申报回避关系',
  interest_dropped: '取消回避关系',
  interest_succeeded: '乡镇合并，回避关系随之更新',
  keys_rotation_began: '开始换加密密钥',
  keys_rotated: '加密密钥换好了',
};

export const eventWords = (type: string): string => EVENTS[type] ?? type;

/** What the details of an event are called; others keep their own names, which only a programmer needs. */
const DETAILS: Readonly<Record<string, string>> = {
  username: '账号',
  role: '岗位',
  unit: '单位',
  what: '改了',
  reason: '理由',
  days: '天数',
  item: '核查项',
  result: '结果',
  finding: '结论',
  measures: '措施',
  decision: '决定',
  stage: '阶段',
  standard: '标准',
  article: '条目',
  value: '数值',
  from: '从',
  score: '打分',
  resolved: '解决了没有',
  files: '文件',
  referTo: '该找',
  accused: '反映的是',
  into: '并到',
  masked: '只给摘要',
  final: '最终答复',
  why: '因为',
  key: '密钥编号',
};
const CHANGED: Readonly<Record<string, string>> = {
  password: '密码',
  mustChangePassword: '下次登录要改密码',
  active: '启用或停用',
  name: '姓名',
  role: '岗位',
  unit: '单位',
};

/** An event's details as an auditor reads them: 账号：wang；岗位：乡镇工作人员. @param unitName name of a unit by its code */
export function detailWords(
  details: Readonly<Record<string, unknown>>,
  unitName: (code: string) => string,
): string {
  const told = (key: string, value: unknown): string => {
    if (Array.isArray(value)) {
      // Files have names and hashes of their own on the case; here their number is enough.
      if (value.some((one) => typeof one === 'object')) return String(value.length);
      return value.map((one) => CHANGED[String(one)] ?? String(one)).join('、');
    }
    if (typeof value === 'boolean') return value ? '是' : '否';
    if (typeof value === 'object') return JSON.stringify(value);
    if (key === 'role') return ROLES[value as Role] ?? String(value);
    return key === 'unit' ? unitName(String(value)) : String(value);
  };
  return Object.entries(details)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([key, value]) => `${DETAILS[key] ?? key}：${told(key, value)}`)
    .join('；');
}
