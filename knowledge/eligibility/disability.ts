// Owns which disability certificates count for what: type and grade, straight from the tables of P1, P2 and P4.
import type { Answer } from './criterion.ts';
import type { Disability } from './facts.ts';

/** Grade 1 or 2 of any type is severe (P1 第八条, 民政 usage 重度残疾人). */
export function isSevere(disability: Disability): boolean {
  return disability.grade <= 2;
}

/** May a member of a margin family apply alone? Grades 1–2 of any type, grade 3 mental or intellectual (P1 第八条). */
export function isSevereForApplyingAlone({ type, grade }: Disability): boolean {
  return grade <= 2 || (grade === 3 && (type === 'intellectual' || type === 'mental'));
}

/** Worst grade number that still means no labour capacity, by type (P2 第五条). */
const NO_LABOUR_UP_TO: Partial<Record<Disability['type'], number>> = {
  intellectual: 3,
  mental: 3,
  physical: 2,
  visual: 1,
};

/**
 * Does the certificate mean no labour capacity (P2 第五条)? Multiple disability has no line of its own there: which
 * single disability carries the grade decides, and the facts do not say; grade 4 carries none that qualifies.
 */
export function meansNoLabour({ type, grade }: Disability): Answer {
  if (type === 'multiple') return grade <= 3 ? 'unknown' : 'no';
  return grade <= (NO_LABOUR_UP_TO[type] ?? 0) ? 'yes' : 'no';
}

/** Kinds of disability as a certificate names them. */
export const TYPE_WORDS: Readonly<Record<Disability['type'], string>> = {
  physical: '肢体',
  visual: '视力',
  hearing: '听力',
  speech: '言语',
  intellectual: '智力',
  mental: '精神',
  multiple: '多重',
};

/** '二级肢体残疾'. */
export function disabilityText({ type, grade }: Disability): string {
  return `${['一', '二', '三', '四'][grade - 1]}级${TYPE_WORDS[type]}残疾`;
}
