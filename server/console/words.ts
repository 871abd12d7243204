// Owns the words officers read: what kinds, states, clocks, events and actions are called in the console.
import type { ActionName, ReporterAction } from '../../knowledge/casework/actions.ts';
import type {
  AccusedType,
  CaseKind,
  CaseStatus,
  ClockName,
  Finding,
  Measure,
  ReviewDecision,
  Role,
} from '../../knowledge/casework/types.ts';
import { KNOWLEDGE_DONE } from './knowledge/words.ts';

export const KINDS: Readonly<Record<CaseKind, string>> = {
  complaint: '投诉',
  tip_off: '举报',
  help: '求助',
  suggestion: '建议',
  question: '待答问题',
};

export const STATUSES: Readonly<Record<CaseStatus, string>> = {
  filed: '刚收到',
  routed: '待受理',
  accepted: '已受理',
  investigating: '核查中',
  answered: '已答复',
  closed: '已办结',
  returned: '被退回，待分派',
  declined: '不予受理',
  withdrawn: '群众已撤回',
  merged: '已并案',
  reopened: '重新办理',
  under_review: '复查中',
  under_final_review: '复核中',
};

export const ROLES: Readonly<Record<Role, string>> = {
  clerk: '乡镇工作人员',
  desk: '县受理台工作人员',
  discipline: '纪检受理人员',
  supervisor: '县督查人员',
  auditor: '审计人员',
  editor: '政策编辑',
  admin: '管理员',
};

export const ACCUSED: Readonly<Record<AccusedType, string>> = {
  household: '一户人家',
  village_cadre: '村（社区）干部',
  township: '乡镇（街道）或它的工作人员',
  county: '县民政局或它的工作人员',
  unclear: '还没弄清是谁',
};

export const CLOCKS: Readonly<Record<ClockName, string>> = {
  acknowledge: '收件回执',
  accept: '告知是否受理',
  object_transfer: '退回期限',
  answer: '办结',
  realname_accept: '告知举报人已受理',
  realname_outcome: '告知举报人结果',
  promise: '服务承诺答复',
  review: '复查',
  final_review: '复核',
};

export const FINDINGS: Readonly<Record<Finding, string>> = {
  substantiated: '属实',
  partly: '部分属实',
  unsubstantiated: '不属实',
  resolved: '已经解决',
  explained: '已解释说明',
  unreachable: '联系不上反映人',
};

export const MEASURES: Readonly<Record<Measure, string>> = {
  corrected: '已经纠正',
  stopped: '停发待遇',
  recovered: '追回资金',
  included: '纳入救助',
  disciplined: '处理责任人',
  temporary_aid: '给予临时救助',
  paid_arrears: '补发欠发的钱',
  apologised: '当面道歉',
  referred: '移交有权处理的机关',
};

/** Actions an officer takes; `button` says what pressing does, `effect` what follows from it. */
export const ACTIONS: Readonly<
  Record<Exclude<ActionName, ReporterAction>, { title: string; button: string; effect: string }>
> = {
  accept: {
    title: '受理',
    button: '受理这件诉求',
    effect: '按下以后，群众马上能看到“已受理”，办理时限从今天算起。',
  },
  decline: {
    title: '不予受理',
    button: '确定不予受理',
    effect: '按下以后，群众马上能看到您写的理由和该找谁。这件诉求就此结束，不能再改回来。',
  },
  return: {
    title: '退回',
    button: '确定退回',
    effect: '按下以后，由县民政局诉求受理台重新分派，您的单位不再办这件诉求。群众看不到退回理由。',
  },
  transfer: {
    title: '转办',
    button: '确定转办',
    effect: '按下以后，由转到的单位重新受理。群众能看到换了单位，看不到转办理由。',
  },
  triage: {
    title: '查明反映的是谁',
    button: '照这样分派',
    effect:
      '按下以后，按您认定的重新决定由谁办、谁不能看。只有本来因为“还没弄清”才看不到的单位会放开；理由记在案里。',
  },
  ask: {
    title: '问反映人',
    button: '发出问题',
    effect: '群众马上能看到。等回话期间，承诺的时限暂停，法定的时限照走。',
  },
  check: {
    title: '记核查结果',
    button: '记下这一项',
    effect: '只有工作人员看得到。',
  },
  extend: {
    title: '延期',
    button: '申请或批准延期',
    effect: '乡镇按下是申请，县里按下就是批准。批准以后，群众会收到延期和理由，办结的期限往后移。',
  },
  extend_refuse: {
    title: '不同意延期',
    button: '不同意延期',
    effect: '按下以后，仍按原来的期限办。群众看不到。',
  },
  urge: {
    title: '督办',
    button: '发出督办',
    effect: '办理单位马上能看到，群众看不到。',
  },
  merge: {
    title: '并案',
    button: '确定并案',
    effect: '按下以后，这一件不再单独办。那一件的答复会同时告诉这一件的反映人，所以答复里不要写别人的私事。',
  },
  recuse: {
    title: '回避',
    button: '我要回避',
    effect: '按下以后，您就看不到这件诉求了，由同单位别的人办；没有别人，就交县里另派。',
  },
  review_decide: {
    title: '复查、复核决定',
    button: '作出决定',
    effect: '按下以后，群众马上能看到意见。选“重新办理”的，交回原单位重办。',
  },
  hold: {
    title: '设保全（不到期删除）',
    button: '设保全',
    effect:
      '按下以后，这件诉求的内容、文件和联系方式到期也不删除，直到解除。打官司、审计、立案调查要用的时候才设。理由能看到这件诉求的工作人员都看得到，群众看不到。',
  },
  unhold: {
    title: '解除保全',
    button: '解除保全',
    effect: '按下以后，到了期限的当天夜里就删除，删了找不回来。',
  },
  note: {
    title: '内部备注',
    button: '记下备注',
    effect: '只有能看到这件诉求的工作人员看得到，群众看不到。',
  },
  reply: {
    title: '答复',
    button: '发出答复',
    effect: '群众马上能看到这段话，发出后不能收回。',
  },
  close: {
    title: '办结',
    button: '确定办结',
    effect: '按下以后，群众马上能看到给他的话，这件诉求就此办结，不能再改。',
  },
};

export type OfficerAction = keyof typeof ACTIONS;

/** What an item of the checklist may come to; the words are what is kept. */
export const CHECK_RESULTS = ['相符', '不符', '查不清', '不适用'] as const;

export const REVIEW_DECISIONS: readonly (readonly [ReviewDecision, string])[] = [
  ['upheld', '维持原来的答复'],
  ['changed', '改变原来的答复'],
  ['redo', '重新办理'],
];

/** What the page says after something was done, by the word in its address; anything else says nothing. */
export const DONE: Readonly<Record<string, string>> = {
  accept: '已受理。下一步：核查情况，然后答复群众。',
  decline: '已按不予受理处理，群众能看到理由和该找谁。',
  return: '已退回，由县民政局诉求受理台重新分派。',
  transfer: '已转办。',
  note: '备注已记下，群众看不到。',
  reply: '答复已发出，群众现在看得到。',
  triage: '已查明并重新分派。',
  ask: '问题已发出，等群众回话。',
  check: '这一项已记下。',
  extend: '延期的事已记下。',
  extend_refuse: '已记下不同意延期。',
  urge: '督办已发出。',
  merge: '已并案。',
  recuse: '您已回避，这件诉求不再给您看。',
  review_decide: '决定已作出，群众现在看得到。',
  hold: '已设保全，到期也不删除。',
  unhold: '已解除保全，到期照常删除。',
  dropped: '已撤销。以前因此看不到的诉求，仍然不给您看。',
  draft: '草稿存好了，只有您看得到。',
  close: '已办结，群众能看到结果。',
  password: '密码改好了。',
  added: '账号已加好。请把用户名和初始密码当面告诉本人，第一次登录要改密码。',
  stopped: '账号已停用，正在使用的登录也断开了。',
  started: '账号已重新启用。',
  reset: '密码已重设。请当面告诉本人，登录后要改密码。',
  'signed-out': '已退出登录。',
  ...KNOWLEDGE_DONE,
};

const ROUTED_BECAUSE: Readonly<Record<string, string>> = {
  household_place: '被反映的人家在那里',
  place: '事情发生在那里',
  no_place: '没有说清地点',
  several_places: '地点可能不止一处',
  township_avoided: '反映人不要乡镇自己办',
  village_cadre_accused: '反映的是村（社区）干部',
  township_accused: '反映的是乡镇（街道）',
  county_accused: '反映的是县民政局',
  accused_unclear: '还没弄清反映的是谁',
  household_shielded: '反映中提到有人袒护',
  unclear_shielded: '还没弄清反映的是谁，又提到有人袒护',
  question_to_desk: '知识库答不上来的问题',
};

/** Why the system gave a case to a unit; empty when the reason is one this page does not know. */
export const routedBecause = (why: string): string => ROUTED_BECAUSE[why] ?? '';
