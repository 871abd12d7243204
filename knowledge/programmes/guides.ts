// Owns how to apply for a programme: where, what to bring, the steps and their time limits; data in <code>.yaml beside.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { County } from '../jurisdictions/schema.ts';
import {
  type Fault,
  type IsoDate,
  PROGRAMME_CODES,
  type ProgrammeCode,
  type Source,
  type Standards,
} from '../model.ts';
import { readYaml } from '../yaml.ts';

const clause = z.string().regex(/^[A-Z]\d+ \S+$/, '条款要写成 P1 第四条 的样子');

const guideSchema = z.strictObject({
  code: z.enum(PROGRAMME_CODES),
  where: z.string().min(4),
  elsewhere: z.string().min(4),
  total: z.strictObject({ limit: z.string(), source: clause }).optional(),
  materials: z.array(z.strictObject({ text: z.string().min(2), source: clause })).min(1),
  steps: z
    .array(z.strictObject({ name: z.string().min(2), limit: z.string().optional(), source: clause }))
    .min(1),
});

/** How to apply for one programme, as written in its file; `limit` is the id of a standard. */
export type Guide = z.infer<typeof guideSchema>;
export type Guides = ReadonlyMap<ProgrammeCode, Guide>;

/** A step and, where the rules set one, how long it may take: 30 '个工作日'. */
export interface ApplyStep {
  readonly name: string;
  readonly limit?: number;
  readonly unit?: string;
  readonly clause: string;
}

export interface Apply {
  readonly where: string;
  readonly materials: readonly string[];
  readonly steps: readonly ApplyStep[];
  /** From acceptance to decision, when the rules set one limit for the whole. */
  readonly total?: Omit<ApplyStep, 'name'>;
}

/** Thrown when a guide cannot be used; `faults` name file and line. */
export class GuideError extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map((f) => `${f.file}:${f.line} ${f.message}`).join('\n'));
    this.name = 'GuideError';
    this.faults = faults;
  }
}

/**
 * Every guide under knowledge/programmes.
 * @throws GuideError listing every fault with file and line.
 */
export function loadGuides(): Guides {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.yaml'));
  const read = files.map((name) => readGuide(readFileSync(join(import.meta.dirname, name), 'utf8'), name));
  const faults = read.flatMap((r) => r.faults);
  if (faults.length > 0) throw new GuideError(faults);
  return new Map(read.flatMap((r) => (r.guide ? [[r.guide.code, r.guide] as const] : [])));
}

/** One guide from YAML text; `name` is its file name, which must be its code. */
export function readGuide(text: string, name: string): { guide?: Guide; faults: Fault[] } {
  const file = `programmes/${name}`;
  const yaml = readYaml(text);
  if (yaml.faults.length > 0) return { faults: yaml.faults.map((f) => ({ file, ...f })) };
  const checked = guideSchema.safeParse(yaml.value);
  if (!checked.success) {
    return {
      faults: checked.error.issues.map((i) => ({ file, line: yaml.lineOf(i.path), message: i.message })),
    };
  }
  if (`${checked.data.code}.yaml` === name) return { guide: checked.data, faults: [] };
  return { faults: [{ file, line: 1, message: `code 写的是“${checked.data.code}”，应与文件名一样` }] };
}

/** What a guide needs to be read for a county. */
export interface ApplyContext {
  readonly standards: Standards;
  readonly sources: ReadonlyMap<string, Source>;
  readonly county: County;
  readonly guides: Guides;
}

/** How to apply here on `asOf`; undefined when no guide is written. `hukouHere` false changes the place, nothing else. */
export function applyFor(
  programme: ProgrammeCode,
  hukouHere: boolean | undefined,
  context: ApplyContext,
  asOf: IsoDate,
): Apply | undefined {
  const { standards, sources, county, guides } = context;
  const guide = guides.get(programme);
  if (guide === undefined) return undefined;
  const phone = county.bureau.phone ?? county.hotlines.find((h) => h.id === 'gov')?.number;
  const ask = phone === undefined ? '' : `拿不准可以打${phone}问${county.bureau.name}。`;
  const timed = (id: string | undefined, source: string) => {
    const limit = id === undefined ? undefined : standards.lookup(id, { asOf, region: county.code });
    const [document = '', at = ''] = source.split(' ');
    return {
      ...(limit && { limit: limit.value, unit: limit.unit }),
      clause: `《${sources.get(document)?.title ?? document}》${at}`,
    };
  };
  return {
    where: `${hukouHere === false ? guide.elsewhere : guide.where}${ask}`,
    materials: guide.materials.map((m) => m.text),
    steps: guide.steps.map(({ name, limit, source }) => ({ name, ...timed(limit, source) })),
    ...(guide.total && { total: timed(guide.total.limit, guide.total.source) }),
  };
}
