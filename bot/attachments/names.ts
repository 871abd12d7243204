// What a file is called. The sender's own name for it is never kept: 张三低保申请.pdf or mmexport1764050000.jpg would tell.
import { files } from '../phrases/attachments.ts';
import { type AttachmentKind, isType, TYPES } from './kind.ts';

export const kindOf = (type: string): AttachmentKind => (isType(type) ? TYPES[type].kind : 'document');

/** @param seq place among the files of its case, from 1; absent while it waits in a talk */
export function fileName(type: string, seq?: number): string {
  const ending = isType(type) ? TYPES[type].ending : 'bin';
  return `${files.kind[kindOf(type)]}${seq ?? ''}.${ending}`;
}

/** 2 张图片、1 段录音 */
export function countWords(rows: readonly { type: string }[]): string {
  const kinds: AttachmentKind[] = ['picture', 'sound', 'document'];
  return kinds
    .map((kind) => [kind, rows.filter(({ type }) => kindOf(type) === kind).length] as const)
    .filter(([, n]) => n > 0)
    .map(([kind, n]) => files.count[kind](n))
    .join('、');
}
