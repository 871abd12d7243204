// What a message of a self-check tells besides the answer it was asked for: ages, schools, certificates, illness, aid received.
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Answers, Said } from '../flow.ts';
import { type Certificate, certificatesIn, gathered, hasNone, isOfOneOnly, partOf } from './certificates.ts';
import { clausesIn } from './clauses.ts';
import { familyOf } from './family.ts';
import { filled, isUnnamed } from './household-again.ts';
import { kindOf } from './household-answers.ts';
import { householdTold } from './household-people.ts';
import { type Person, spokenOf, withParentsNamed } from './people.ts';
import { isFromHere, receivingIn } from './plain-answers.ts';

/** Where money is asked for, 老伴八十 is a sum unless years are said. */
const OF_MONEY: readonly string[] = ['monthlyIncome', 'rigidSpending'];
const OF_ILLNESS: readonly string[] = ['severeIllness', 'emergency', 'rigidSpending'];

/**
 * @param told what was answered so far
 * @param at the question in turn, whose answer is read elsewhere
 */
export function toldBesides(told: Answers, said: Said, at: string | null, today: string): Answers {
  const { family } = familyOf(told);
  if (family.length === 0) return {};
  const kind = at === null ? undefined : kindOf(at)?.kind;
  const members = kind === 'members' ? undefined : peopleTold(family, said.raw, at, today);
  const now = members ?? family;
  const isOfCertificate = kind === 'disability' || (at !== null && partOf(at) !== undefined);
  const found: Answers = {
    members,
    disability: isOfCertificate ? undefined : certificatesMore(told, said, now),
    receiving: told.receiving === undefined && kind !== 'receiving' ? receivingTold(said.raw) : undefined,
    hukouHere: told.hukouHere === undefined && kind !== 'hukouHere' ? hukouTold(said.raw) : undefined,
    severeIllness:
      told.severeIllness === undefined && !OF_ILLNESS.includes(kind ?? '')
        ? illTold(said.raw, now)
        : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** The family with the ages and schools told of; undefined where nothing new was. */
function peopleTold(
  family: readonly Person[],
  raw: string,
  at: string | null,
  today: string,
): Person[] | undefined {
  const { kind, member } = (at === null ? undefined : kindOf(at)) ?? {};
  if (kind !== undefined && OF_MONEY.includes(kind) && !/岁/.test(raw)) return undefined;
  const { people } = householdTold(raw, today, family);
  const telling = people.filter(({ age, study }) => age !== undefined || study !== undefined);
  const isNameless = ({ relation, called }: Person) => called === undefined && relation !== 'self';
  const nameless = telling.filter(isNameless);
  // 十五和九岁 where two are open; one bare age is the answer to what was asked.
  const isOfOpen = nameless.length > 1 && family.filter((one) => isUnnamed(one)).length >= nameless.length;
  // Of whom there is only one, another age than before is told to put it right.
  const isOnly = ({ relation, called }: Person) =>
    relation === 'self' || family.filter((one) => one.called === called).length === 1;
  // 六十六 老伴七十, where one's own age was asked: the bare one is the answer.
  const [own] = nameless;
  const isAnswer = kind === 'age' && member !== undefined && nameless.length === 1 && telling.length > 1;
  const known = isAnswer
    ? family.map((one, n) => (n === member && own?.age !== undefined ? { ...one, age: own.age } : one))
    : family;
  const meant = telling.filter((one) => isOfOpen || !isNameless(one));
  const now = filled(known, meant, meant.every(isOnly));
  return JSON.stringify(now) === JSON.stringify(family) ? undefined : now;
}

const OF_CERTIFICATE =
  /残疾证|没(?:有|得)?(?:人)?(?:有)?残疾|(?<![年几])[一二三四1-4]级(?!台)|(?:肢体|智力|精神|视力|听力|言语)残/;

/** Those told of, beside the ones known before; undefined where nothing is new. */
function certificatesMore(told: Answers, said: Said, family: readonly Person[]): Certificate[] | undefined {
  const found = certificatesTold(said, family);
  if (told.disability === undefined || found === undefined) return found;
  const held = gathered(told, family.length).certificates;
  const merged = found.reduce((all, one) => {
    const before = all.find(({ member }) => member === one.member);
    const disability = { ...before?.disability, ...one.disability };
    return [...all.filter((other) => other !== before), { member: one.member, disability }];
  }, held);
  const isNew = (one: Certificate) => {
    const before = held.find(({ member }) => member === one.member)?.disability;
    return before?.type !== one.disability.type || before?.grade !== one.disability.grade;
  };
  return merged.some(isNew) ? merged : undefined;
}

function certificatesTold({ raw, text }: Said, family: readonly Person[]): Certificate[] | undefined {
  if (!OF_CERTIFICATE.test(text)) return undefined;
  const own = withParentsNamed(text, family);
  if (hasNone(own) && !/[一二三四1-4]级/.test(own))
    return /残疾/.test(own) && !isOfOneOnly(own, family) ? [] : undefined;
  const found = certificatesIn(own, family);
  // 我有个残疾证没带 apart, a certificate nobody holds is no answer.
  return found && found.length > 0 && !/\?|吗$/.test(raw) ? found : undefined;
}

const HELD = /低保|特困|五保/;
const HOLDS =
  /(?:有|吃着?|领着?|享受着?)(?:了|的)?(?:低保|特困|五保)|(?:低保|特困|五保)(?:户|现在|一直|也)?(?:在领|领着)/;
const HOLDS_NONE =
  /(?:低保|特困|五保)(?:现在|也|都|还|目前)*(?:没有?|没得|冇)(?:吃|领|办|享受|有)?(?:上|到|过)?$|没(?:有|得)?(?:吃|领|享受|拿)(?:着|到|上)?(?:低保|特困|五保)|^(?:现在|家里|我家)?没(?:有|得)?(?:低保|特困|五保)$/;
const WISHES = /想|要|申请|够|符合|给|能/;

/** 我妈有低保, 低保现在没有; undefined where it is only spoken of. */
export function receivingTold(raw: string): ReturnType<typeof receivingIn> {
  for (const clause of clausesIn(raw)) {
    if (!HELD.test(clause) || WISHES.test(clause)) continue;
    if (HOLDS_NONE.test(clause)) return [];
    if (HOLDS.test(clause)) return receivingIn(clause);
  }
  return undefined;
}

/** Illnesses nobody doubts to be grave; what the place counts among them is for officers. */
const GRAVE = /重病|大病|重疾|尿毒症|透析|癌|肿瘤|白血病|肾衰|肝硬化|器官移植|再障/;
const NOT_GRAVE = /没|不是|怀疑|怕是|良性/;

/** Who has a grave illness, by what each is called; 我 is the teller. */
export function gravelyIll(raw: string): string[] {
  const text = withParentsNamed(normalise(raw));
  const called = clausesIn(text)
    .filter((clause) => GRAVE.test(clause) && !NOT_GRAVE.test(clause))
    .flatMap((clause) => {
      const people = householdTold(clause).people;
      return people.length === 1 ? people.map((one) => one.called ?? '我') : [];
    });
  return [...new Set(called)];
}

/** 突然的没有，户口在本县: told with another answer. */
function hukouTold(raw: string): boolean | undefined {
  const clause = clausesIn(raw).find(
    (one) => /户口|户籍|^(?:是)?在?本[县地村镇乡]/.test(one) && !/[吗么不?]$/.test(one),
  );
  return clause === undefined ? undefined : isFromHere(clause);
}

function illTold(raw: string, family: readonly Person[]): number[] | undefined {
  const text = withParentsNamed(normalise(raw), family);
  const ill = clausesIn(text)
    .filter((clause) => GRAVE.test(clause) && !NOT_GRAVE.test(clause))
    .flatMap((clause) => spokenOf(clause, family).who);
  return ill.length === 0 ? undefined : [...new Set(ill)].sort((a, b) => a - b);
}
