// A form with one file in it: read within a limit; what cannot be read is said in words.
import type { Context } from 'hono';
import { MOST_BYTES } from '../bot/attachments/kind.ts';
import { files as words } from '../bot/phrases/attachments.ts';
import { readBytes } from './body.ts';
import { Problem } from './problem.ts';

/** What a form needs beside the file: names, boundaries, a few fields. */
const AROUND = 32 * 1024;

export interface FileForm {
  file: Buffer;
  /** A field as text; undefined when it is not there, or there twice. */
  field(name: string): string | undefined;
}

const wrong = (path: string, message: string) =>
  new Problem(422, '有的内容不符合要求。', { errors: [{ path, message }] });

/** @throws Problem 400, 413, 415, 422 */
export async function readFileForm(c: Context): Promise<FileForm> {
  const type = c.req.header('content-type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type))
    throw new Problem(415, '文件要用 multipart/form-data 的表单发来。');
  const bytes = await readBytes(c, MOST_BYTES + AROUND, words.tooLarge);
  let form: FormData;
  try {
    form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  } catch {
    throw new Problem(400, '这个表单读不懂，请重新发一次。');
  }
  const sent = form.getAll('file');
  const [file] = sent;
  if (sent.length !== 1 || !(file instanceof File)) throw wrong('file', '一次发一个文件，字段名是 file');
  if (file.size > MOST_BYTES) throw new Problem(413, words.tooLarge);
  return {
    file: Buffer.from(await file.arrayBuffer()),
    field(name) {
      const values = form.getAll(name);
      return values.length === 1 && typeof values[0] === 'string' ? values[0] : undefined;
    },
  };
}
