// Who holds which disability certificate: told in one sentence, or tapped one thing after the other (who, kind, grade).
import { DISABILITY_TYPES, type Disability } from '../../knowledge/eligibility/facts.ts';
import { parseChoice, parseYesNo } from '../../knowledge/text/answers.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { parseInteger } from '../../knowledge/text/numerals.ts';
import type { Answers, Choice, Said } from '../flow.ts';
import { certificateWords as say } from '../phrases/self-check-facts.ts';
import { clausesIn } from './clauses.ts';
import { isOnlyNames, mentionsIn, type Person, spokenOf } from './people.ts';

/** A certificate as far as it was told. */
export interface Certificate {
  member: number;
  disability: Partial<Disability>;
}

/** Answered to 谁有: more than one person has one, and they are gone through one by one. */
export const SEVERAL = 'several';
const DONE = 'done';
const UNKNOWN = 'unknown';

/** The ids of the questions that follow: `disability[0].who`, `.type`, `.grade`. */
const PART = /^disability\[(\d+)\]\.(who|type|grade)$/;
export type Part = 'who' | 'type' | 'grade';
export const partOf = (id: string): { at: number; part: Part } | undefined => {
  const [, at, part] = PART.exec(id) ?? [];
  return part === undefined ? undefined : { at: Number(at), part: part as Part };
};
const idOf = (at: number, part: Part) => `disability[${at}].${part}`;

export interface Gathered {
  certificates: Certificate[];
  /** The id of the question that is open. */
  open?: string;
  /** How many questions come after the open one for the certificate in hand. */
  left: number;
}

/** What was told of certificates so far, from the first answer and those that followed. */
export function gathered(told: Answers, size: number): Gathered {
  const first = told.disability;
  const certificates: Certificate[] = [];
  if (first === undefined || first === UNKNOWN) return { certificates, left: 0 };
  const listed = Array.isArray(first) ? (first as Certificate[]) : undefined;
  for (let at = 0; at < (listed?.length ?? size); at += 1) {
    const who = listed ? listed[at]?.member : told[idOf(at, 'who')];
    if (who === undefined) return { certificates, open: idOf(at, 'who'), left: 2 };
    if (typeof who !== 'number') break;
    const own = listed?.[at]?.disability ?? {};
    const type = own.type ?? told[idOf(at, 'type')];
    const grade = own.grade ?? told[idOf(at, 'grade')];
    certificates.push({
      member: who,
      disability: {
        ...(type === undefined || type === UNKNOWN ? {} : { type: type as Disability['type'] }),
        ...(grade === undefined || grade === UNKNOWN ? {} : { grade: grade as number }),
      },
    });
    if (type === undefined || grade === undefined) {
      const rest = (listed ?? []).slice(at + 1);
      const open = idOf(at, type === undefined ? 'type' : 'grade');
      return {
        certificates: [...certificates, ...rest],
        open,
        left: type === undefined && grade === undefined ? 1 : 0,
      };
    }
  }
  return { certificates, left: 0 };
}

/** What kind or grade is not known may count most or count least: both are judged. */
const MOST: Disability = { type: 'intellectual', grade: 1 };
const LEAST: Disability = { type: 'hearing', grade: 4 };

/** The answers with the certificates in one place, as the rules take them; a half-known one as its two ends. */
export function withCertificates(told: Answers): Answers {
  const size = Array.isArray(told.members) ? told.members.length : 0;
  const { certificates } = gathered(told, size);
  const whole = (unsure: Disability) =>
    certificates.map(({ member, disability }) => ({ member, disability: { ...unsure, ...disability } }));
  const isKnown = certificates.every(({ disability: { type, grade } }) => type && grade);
  return Object.fromEntries(
    Object.entries(told)
      .filter(([id]) => partOf(id) === undefined)
      .map(([id, value]) =>
        id !== 'disability' || value === UNKNOWN
          ? [id, value]
          : [id, isKnown ? whole(MOST) : { low: whole(MOST), high: whole(LEAST) }],
      ),
  );
}

const TYPES: readonly [Disability['type'], RegExp][] = [
  ['multiple', /多重/],
  ['intellectual', /智力|弱智|智障|傻/],
  ['mental', /精神|疯|自闭|孤独症/],
  ['visual', /视力|眼|瞎|盲/],
  ['hearing', /听力|耳|聋/],
  ['speech', /言语|哑|说话/],
  ['physical', /肢体|腿|手(?!续)|脚|瘫|轮椅|截肢|小儿麻痹/],
];
const typeIn = (text: string) => TYPES.find(([, words]) => words.test(text))?.[0];
const GRADE = /([一二三四1234])\s*级/;
const gradeIn = (text: string) => parseInteger(GRADE.exec(text)?.[1] ?? '');
const NONE = /没有?(?!钱)|没得|冇|莫得|无(?!法)/;

const WITHOUT =
  /(?:残疾)?证(?:件)?(?:是|还|都|也|可|倒|我|俺)*(?:没|冇|莫|未|无)(?:有|得)?(?!丢|掉|带)|(?:没|冇|未)(?:有|得)?(?:去)?(?:办|评|领)?(?:过|到)?(?:残疾)?证|没(?:有)?(?:去)?(?:办|评)(?:过)?(?:残)?$/;

const NO_FIRST =
  /^(?:都|家里|我们家?|俺家|啊|哦|嗯)*(?:没(?:有|得)?|冇|莫得|无)(?:人)?(?:残疾)?(?:证)?(?:的|啊|呀|呢|嘛|哦|了)*[,，。.!！;；\s]/;

/** 没有证啊 where the kind or the grade of one was asked: there is none after all. */
export const hasNone = (text: string): boolean =>
  gradeIn(text) === undefined &&
  !/没(?:有|得)?(?:写|标)/.test(text) &&
  (WITHOUT.test(text) ||
    NO_FIRST.test(`${text} `) ||
    /(?:没|未)(?:有|得)?(?:去)?(?:办|评|领)(?:过|到|证)/.test(text));

/** 我妈肢体二级娃智力三级: a new person after a grade begins the next certificate, comma or not. */
function partsOf(text: string): string[] {
  return text.split(/[,，;；。.\n]/).flatMap((part) => {
    const starts = mentionsIn(part)
      .map(({ at }) => at)
      .filter((at) => GRADE.test(part.slice(0, at)));
    const cuts = starts.filter((at, n) => n === 0 || GRADE.test(part.slice(starts[n - 1], at)));
    return [0, ...cuts].map((from, n) => part.slice(from, cuts[n]));
  });
}

const OF_CERTIFICATE = /证|残/;
/** 我弟没残疾, 不是我的证: whoever it says has none. */
const DENIES = /没|冇|莫|不是|无(?!法)/;
const LOST = /丢|掉|带|到期|写|标/;

/**
 * The certificates where what was said takes one from somebody: 我弟没有残疾证, 不是我的，是我老头子的. What was told of it goes to whom it
 * is given instead. Undefined where nobody's is taken.
 */
export function certificatesDenied(
  held: readonly Certificate[],
  raw: string,
  members: readonly Person[],
): Certificate[] | undefined {
  const clauses = clausesIn(raw);
  if (!clauses.some((clause) => OF_CERTIFICATE.test(clause)) && !/不是/.test(raw)) return undefined;
  const speaking = clauses.map((clause) => ({ clause, who: spokenOf(clause, members).who }));
  const denied = speaking.filter(
    ({ clause, who }) => who.length > 0 && DENIES.test(clause) && !LOST.test(clause),
  );
  const without = new Set(denied.flatMap(({ who }) => who));
  const gone = held.filter(({ member }) => without.has(member));
  if (gone.length === 0) return undefined;
  const left = held.filter(({ member }) => !without.has(member));
  const [given, ...more] = speaking.flatMap(({ clause, who }) =>
    DENIES.test(clause) ? [] : who.filter((at) => !without.has(at)),
  );
  if (given === undefined || more.some((at) => at !== given)) return left;
  const text = clauses.filter((clause) => !DENIES.test(clause)).join(',');
  const [type, grade] = [typeIn(text), gradeIn(text)];
  const own = left.find(({ member }) => member === given)?.disability;
  const disability = {
    ...Object.assign({}, ...gone.map((one) => one.disability)),
    ...own,
    ...(type ? { type } : {}),
    ...(grade ? { grade } : {}),
  };
  return [...left.filter(({ member }) => member !== given), { member: given, disability }];
}

/** 我弟没有残疾证 says it of him alone, and not of them all. */
export const isOfOneOnly = (text: string, members: readonly Person[]): boolean =>
  members.length > 1 &&
  clausesIn(text)
    .filter((clause) => WITHOUT.test(clause) || (NONE.test(clause) && OF_CERTIFICATE.test(clause)))
    .every((clause) => {
      const [said = ''] = new RegExp(`^.*?(?:${WITHOUT.source})`).exec(clause) ?? [clause];
      const { who, isUnclear } = spokenOf(said, members);
      return isUnclear || (who.length > 0 && who.length < members.length && !isTeller(members, who));
    });
const isTeller = (members: readonly Person[], who: readonly number[]): boolean =>
  who.length === 1 && who[0] === 0 && members[0]?.called === undefined;

/** What is said of other aid is no word on certificates: 低保前年给停了，现在没领. */
/** 我没死 is long, and no no. */
const A_WORD = 8;
const OF_AID = /低保|特困|五保|救助/;
const withoutAid = (raw: string): string =>
  OF_AID.test(raw)
    ? clausesIn(raw)
        .filter(
          (clause, at, all) =>
            OF_CERTIFICATE.test(clause) || !(OF_AID.test(clause) || OF_AID.test(all[at - 1] ?? '')),
        )
        .join(',')
    : raw;

/** Who holds which certificate, as far as it is said; undefined when whose it is cannot be made out. */
export function certificatesIn(said: string, members: readonly Person[]): Certificate[] | undefined {
  const raw = withoutAid(said);
  if (raw === '') return undefined;
  // 没办证，老伴中风躺床上: ill, and without a certificate.
  if (
    WITHOUT.test(normalise(raw)) &&
    gradeIn(normalise(raw)) === undefined &&
    !isOfOneOnly(normalise(raw), members) &&
    !/有(?:残疾)?证/.test(normalise(raw).replace(WITHOUT, ''))
  )
    return [];
  const found: { who: number[]; disability: Partial<Disability> }[] = [];
  let isNobody = false;
  // 没有。孙子他爹妈离了: the first word is the answer, and the rest tells of something else.
  if (NO_FIRST.test(normalise(raw)) && gradeIn(normalise(raw)) === undefined) return [];
  const parts = partsOf(normalise(raw)).filter((one) => one.trim() !== '');
  const isListed = parts.every(isOnlyNames);
  let subject: number[] = [];
  const without = new Set<number>();
  for (const part of parts) {
    const { who: named, isUnclear } = spokenOf(part, members);
    const [type, grade] = [typeIn(part), gradeIn(part)];
    const isOfOne = OF_CERTIFICATE.test(part) || type !== undefined || grade !== undefined;
    if (isUnclear && (isOfOne || members.length === 1)) return undefined;
    if (isUnclear) continue;
    const last = found.at(-1);
    const isWhose = isOnlyNames(part) && (isListed || /(?<!还)有/.test(part) || last?.who.length === 0);
    // 弟弟开三轮 names him, and says nothing of a certificate; 妈有养老金，残疾证一级 names whose it is.
    if (!isOfOne && !isWhose && !NONE.test(part)) {
      if (named.length > 0) subject = named;
      continue;
    }
    const who = isOfOne && named.length === 0 && subject.length === 1 ? subject : named;
    subject = [];
    // 我那腿也不行没去办: lame, and without one.
    const isWithout = !grade && WITHOUT.test(part);
    if (isWithout || (!type && !grade && NONE.test(part))) {
      isNobody ||= who.length === 0 || who.length === members.length;
      for (const at of who) without.add(at);
      continue;
    }
    const disability = { ...(type ? { type } : {}), ...(grade ? { grade } : {}) };
    // 老伴耳朵聋，三级 and 肢体二级，是我妈 say one thing in two breaths.
    if (last && (who.length === 0 || last.who.length === 0)) {
      last.who = [...last.who, ...who];
      last.disability = { ...disability, ...last.disability };
    } else found.push({ who, disability });
  }
  const told = found.filter(({ who, disability }) => who.length > 0 || Object.keys(disability).length > 0);
  if (told.length === 0) {
    if (isNobody || (raw.length <= A_WORD && parseYesNo(raw) === 'no')) return [];
    return members.length === 1 && /有|是/.test(raw) ? [{ member: 0, disability: {} }] : undefined;
  }
  // 一级，肢体，我没有, said of two: it is the other's.
  const others = members.flatMap((_, at) => (without.has(at) ? [] : [at]));
  const only = members.length === 1 || others.length === 1 ? others : [];
  const each = told.flatMap(({ who, disability }) =>
    (who.length === 0 ? only : who).map((member) => ({ member, disability })),
  );
  // 我和老伴都有，我肢体二级: what is told of one takes the place of his bare name.
  const isBare = ({ disability }: Certificate) => Object.keys(disability).length === 0;
  const firm = each.filter(
    (one) => !isBare(one) || !each.some((other) => other.member === one.member && !isBare(other)),
  );
  const isTold = told.every(({ who }) => who.length > 0 || only.length === 1);
  return isTold ? firm : undefined;
}

const typeChoices: Choice[] = DISABILITY_TYPES.map((value) => ({ label: say.types[value], value }));
const gradeChoices: Choice[] = say.grades.map((label, n) => ({ label, value: String(n + 1) }));

/** Labels of those who have not been told of yet, and 没有了 after the first. */
function whoChoices(at: number, labels: readonly string[], taken: readonly number[]): Choice[] {
  const left = labels.flatMap((label, n) => (taken.includes(n) ? [] : [{ label, value: label }]));
  return at === 0 ? left : [...left, { label: say.done, value: DONE }];
}

export interface PartAsked {
  text: string;
  choices: Choice[];
}

/** How one of the questions that follow is asked. @param labels what each member is called, to tap */
export function askPart(
  { at, part }: { at: number; part: Part },
  so: Gathered,
  labels: readonly string[],
): PartAsked {
  const who = labels[so.certificates[at]?.member ?? -1] ?? '';
  if (part === 'type') return { text: say.askType(who), choices: typeChoices };
  if (part === 'grade') return { text: say.askGrade(who), choices: gradeChoices };
  const taken = so.certificates.map(({ member }) => member);
  return { text: at === 0 ? say.askFirst : say.askNext, choices: whoChoices(at, labels, taken) };
}

/** The answer to one of them; undefined when it was not understood. */
export function readPart(
  { at, part }: { at: number; part: Part },
  { text, raw }: Said,
  so: Gathered,
  labels: readonly string[],
  members: readonly Person[],
): unknown {
  if (part === 'type') return typeIn(text) ?? parseChoice(text, typeChoices);
  if (part === 'grade') {
    const grade = gradeIn(text) ?? Number(parseChoice(text, gradeChoices) ?? Number.NaN);
    return grade >= 1 && grade <= 4 ? grade : undefined;
  }
  const taken = so.certificates.map(({ member }) => member);
  const choices = whoChoices(at, labels, taken);
  const chosen =
    choices.find(({ label, value }) => label === raw.trim() || value === raw.trim())?.value ??
    (/^(?:第.个|[1-9])$/.test(text) ? parseChoice(text, choices) : undefined);
  if (chosen === DONE || (at > 0 && parseYesNo(text) === 'no')) return DONE;
  if (chosen !== undefined) return labels.indexOf(chosen);
  const { who, isUnclear } = spokenOf(text, members);
  const [one] = who;
  return who.length === 1 && one !== undefined && !isUnclear && !taken.includes(one) ? one : undefined;
}
