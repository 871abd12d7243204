// Owns the reply templates (templates.yaml): words an officer begins from, by kind, category and finding.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseYaml } from '../yaml.ts';
import { CASE_KINDS, type CaseKind, FINDINGS, type Finding } from './types.ts';

const template = z.strictObject({
  id: z.string().regex(/^[a-z_]+$/),
  title: z.string().min(2),
  kinds: z.array(z.enum(CASE_KINDS)).exactOptional(),
  categories: z.array(z.string()).exactOptional(),
  findings: z.array(z.enum(FINDINGS)).exactOptional(),
  /** What stands in {braces} must be replaced before it is sent. */
  text: z.string().min(10),
});

export type Template = z.infer<typeof template>;

let shipped: Template[] | undefined;

/** Every template, checked. Throws on a fault, naming the file. */
export function listTemplates(): Template[] {
  if (shipped) return shipped;
  const file = new URL('./templates.yaml', import.meta.url);
  const read = z.array(template).safeParse(parseYaml(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`templates.yaml: ${z.prettifyError(read.error)}`);
  shipped = read.data;
  return shipped;
}

/** Those that fit a case, the category's own first; with a finding, only those for it. */
export function templatesFor(
  { kind, category }: { kind: CaseKind; category: string },
  finding?: Finding,
): Template[] {
  const fitting = listTemplates().filter(
    ({ kinds, categories, findings }) =>
      (kinds === undefined || kinds.includes(kind)) &&
      (categories === undefined || categories.includes(category)) &&
      (finding === undefined || findings === undefined || findings.includes(finding)),
  );
  return fitting.sort((a, b) => Number(b.categories !== undefined) - Number(a.categories !== undefined));
}

export const findTemplate = (id: string): Template | undefined =>
  listTemplates().find((one) => one.id === id);

/** Words left as a template has them: {哪一天} tells a resident nothing. */
export const unfilled = (text: string): string[] => text.match(/\{[^{}\n]{1,40}\}/g) ?? [];
