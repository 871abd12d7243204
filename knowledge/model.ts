// Owns the shapes of what the office knows: programmes, articles, sources, standards, and the faults found in them.
import type { County, Standard } from './jurisdictions/schema.ts';

/** Every aid programme an article or a verdict can be about; `general` is social assistance as a whole. */
export const PROGRAMME_CODES = [
  'dibao',
  'dibao_single',
  'near_dibao',
  'destitute',
  'rigid_hardship',
  'temporary_aid',
  'medical_aid',
  'disability_living',
  'disability_nursing',
  'orphan',
  'unsupported_child',
  'old_age',
  'gradual_exit',
  'general',
] as const;
export type ProgrammeCode = (typeof PROGRAMME_CODES)[number];

/** What residents and officers call each programme. */
export const PROGRAMME_LABELS: Readonly<Record<ProgrammeCode, string>> = {
  dibao: '低保',
  dibao_single: '单人保',
  near_dibao: '低保边缘',
  destitute: '特困',
  rigid_hardship: '刚性支出困难',
  temporary_aid: '临时救助',
  medical_aid: '医疗救助',
  disability_living: '残疾人生活补贴',
  disability_nursing: '残疾人护理补贴',
  orphan: '孤儿',
  unsupported_child: '事实无人抚养儿童',
  old_age: '高龄津贴',
  gradual_exit: '渐退',
  general: '综合',
};

/** The side of a programme a question is about. */
export const ASPECT_CODES = [
  'what',
  'who',
  'family',
  'income',
  'property',
  'money',
  'papers',
  'where',
  'how',
  'proxy',
  'steps',
  'time',
  'notice',
  'review_cycle',
  'change',
  'exit',
  'hearing',
  'refusal',
  'objection',
  'reconsideration',
  'petition',
  'complaint',
  'tip_off',
  'secrecy',
  'fraud',
  'payment',
  'moving',
  'death',
  'prison',
  'study',
  'marriage',
  'work',
  'care',
] as const;
export type AspectCode = (typeof ASPECT_CODES)[number];

/** What residents and officers call each aspect. */
export const ASPECT_LABELS: Readonly<Record<AspectCode, string>> = {
  what: '是什么',
  who: '谁能办',
  family: '家里算几口人',
  income: '收入怎么算',
  property: '财产怎么看',
  money: '给多少钱',
  papers: '带什么材料',
  where: '去哪里办',
  how: '怎么申请',
  proxy: '别人代办',
  steps: '办理步骤',
  time: '要多久',
  notice: '公示公布',
  review_cycle: '定期核查',
  change: '情况变了',
  exit: '停发退出',
  hearing: '先听意见',
  refusal: '没批准',
  objection: '提出异议',
  reconsideration: '行政复议',
  petition: '信访',
  complaint: '投诉',
  tip_off: '举报',
  secrecy: '保密',
  fraud: '骗取救助',
  payment: '发钱',
  moving: '搬家外地',
  death: '家人去世',
  prison: '服刑',
  study: '上学',
  marriage: '结婚离婚',
  work: '打工就业',
  care: '照料护理',
};

/** 'YYYY-MM-DD'. */
export type IsoDate = string;

/** A clause of a source, as an article or a standard names it. */
export interface ClauseRef {
  readonly sourceId: string;
  /** Chinese, e.g. '第三十七条' or, for documents without numbered articles, '一（三）'; '全文' when known by quotation. */
  readonly clause: string;
}

/**
 * How far the text of a source was verified. V2 read in two copies, V1 in one, S known by quotation only (said so
 * when cited), H historical: kept to explain old papers, never served as current.
 */
export type Grade = 'V2' | 'V1' | 'S' | 'H';

/** A document the office may cite. */
export interface Source {
  readonly id: string;
  readonly title: string;
  /** What people call it: '社会救助法'. */
  readonly short: string;
  readonly issuer: string;
  /** Document number such as '民发〔2021〕57号'; only when verified. */
  readonly number?: string | undefined;
  readonly adopted?: IsoDate | undefined;
  /** 'YYYY-MM-DD'; 'YYYY' when only the year is known. */
  readonly effectiveFrom: string;
  /** Last day in force, inclusive. */
  readonly effectiveTo?: IsoDate | undefined;
  readonly repealedBy?: string | undefined;
  /** Number of articles (第…条) in it; absent when it has none or they were not counted. */
  readonly articles?: number | undefined;
  /** A document that still stands but yields to a newer one: cite the newer one first. */
  readonly background?: boolean | undefined;
  /** Its title was never seen, only its issuer and year: it is named by `short` without 《》. */
  readonly untitled?: boolean | undefined;
  readonly grade: Grade;
}

/** A dated, sourced figure: what, where, since when, by which clause. The shape counties record theirs in. */
export type { Standard };
export type StandardKind = Standard['kind'];
export type Setting = NonNullable<Standard['setting']>;

/** A figure every county should record for itself; without it the bot says who knows. */
export interface LocalStandard {
  readonly id: string;
  readonly what: string;
  readonly kind: StandardKind;
  readonly unit: string;
  /** The figure is recorded apart for town and country. */
  readonly bySetting?: boolean | undefined;
}

/** One question area and its answer. `body` still carries its {{placeholders}}. */
export interface Article {
  readonly id: string;
  readonly title: string;
  readonly programme: ProgrammeCode;
  readonly aspect: AspectCode;
  /** 'CN' or the six-digit code of the region it is for. */
  readonly region: string;
  readonly ask: readonly string[];
  readonly sources: readonly ClauseRef[];
  readonly inForce: IsoDate;
  readonly reviewed: IsoDate;
  readonly reviewBy: IsoDate;
  readonly links: readonly string[];
  readonly body: string;
  /** Path below the knowledge root. */
  readonly file: string;
  /** Line of the file on which the body begins, 1-based. */
  readonly bodyLine: number;
}

/** Another office's matter: an article of it says whose it is and the number to ring. */
export const isNeighbour = ({ file }: Pick<Article, 'file'>): boolean => file.includes('/neighbours/');

/** A clause with what a reader needs to find it. */
export interface Citation {
  readonly sourceId: string;
  readonly clause: string;
  readonly title: string;
  readonly short: string;
  readonly number?: string | undefined;
  /** 'YYYY-MM-DD'; 'YYYY' when only the year is known. */
  readonly effectiveFrom: string;
  readonly grade: Grade;
  readonly untitled?: boolean | undefined;
}

export interface StandardQuery {
  readonly asOf: IsoDate;
  /** Six-digit code of the place asked about, or 'CN'. */
  readonly region: string;
  readonly setting?: Setting | undefined;
}

/** All figures, national and local, with their history. */
export interface Standards {
  /** The figure in force on `asOf`, the narrowest region first; undefined when none is recorded. */
  lookup(id: string, query: StandardQuery): Standard | undefined;
  /** Every figure in force on `asOf`. */
  all(asOf: IsoDate): readonly Standard[];
  /** Every entry ever recorded for an id, oldest first. */
  history(id: string): readonly Standard[];
  /** Known ids: recorded ones, and those a county should record. */
  has(id: string): boolean;
  /** The local figure declared under this id, if it is one. */
  local(id: string): LocalStandard | undefined;
}

/** Everything the office knows, as loaded for one county. */
export interface Knowledge {
  readonly articles: readonly Article[];
  readonly articlesById: ReadonlyMap<string, Article>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly standards: Standards;
  readonly county: County;
}

/** Something wrong in the knowledge base, and where. `file` is relative to the knowledge root, `line` 1-based. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}
