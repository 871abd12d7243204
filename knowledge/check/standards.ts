// Owns what a well-kept list of figures is: sourced, graded, sane, one value at a time.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Base, Written } from '../base.ts';
import type { County } from '../jurisdictions/schema.ts';
import type { Fault, Source, Standard } from '../model.ts';
import { clauseRefSchema } from '../schema.ts';

/** Faults among the national and provincial figures. */
export function standardFaults(base: Base): Fault[] {
  const sources = new Map(base.sources.map(({ value }) => [value.id, value]));
  const recorded = [...base.national, ...base.provincial];
  return [
    ...recorded.flatMap((standard) => ungrounded(standard, sources)),
    ...overlapping(recorded),
    ...declaredTwice(base),
    ...misplaced(base),
  ];
}

function ungrounded(
  { value, file, lineOf }: Written<Standard>,
  sources: ReadonlyMap<string, Source>,
): Fault[] {
  const faults: Fault[] = [];
  if (value.grade === 'H')
    faults.push({ file, line: lineOf(['grade']), message: `标准“${value.id}”出自历史文件，不能当现行标准` });
  if (value.illustrative)
    faults.push({
      file,
      line: lineOf(['illustrative']),
      message: `标准“${value.id}”：全国标准不能是示例数据`,
    });
  const id = clauseRefSchema.safeParse(value.source).data?.sourceId;
  const source = id === undefined ? undefined : sources.get(id);
  const open = value.to === undefined;
  if (source && open && (source.repealedBy !== undefined || source.grade === 'H'))
    faults.push({
      file,
      line: lineOf(['source']),
      message: `标准“${value.id}”的出处《${source.short}》已经废止`,
    });
  if (source && value.from < source.effectiveFrom)
    faults.push({
      file,
      line: lineOf(['from']),
      message: `标准“${value.id}”早于它的出处《${source.short}》施行（${source.effectiveFrom}）`,
    });
  return faults;
}

function overlapping(list: readonly Written<Standard>[]): Fault[] {
  return list.flatMap((one, index) => {
    const other = list
      .slice(0, index)
      .find((before) => sameFigure(before.value, one.value) && overlap(before.value, one.value));
    if (!other) return [];
    const where = `${other.file}:${other.lineOf(['id'])}`;
    return [
      { file: one.file, line: one.lineOf(['from']), message: `标准“${one.value.id}”的时间与 ${where} 重叠` },
    ];
  });
}

function sameFigure(a: Standard, b: Standard): boolean {
  return a.id === b.id && a.region === b.region && a.setting === b.setting;
}

function overlap(a: Standard, b: Standard): boolean {
  return a.from <= (b.to ?? '9999') && b.from <= (a.to ?? '9999');
}

/** A figure is either the nation's or the county's: with both under one id nobody could say which is meant. */
function declaredTwice(base: Base): Fault[] {
  const national = new Set(base.national.map(({ value }) => value.id));
  return base.local
    .filter(({ value }) => national.has(value.id))
    .map(({ value, file, lineOf }) => ({
      file,
      line: lineOf(['id']),
      message: `“${value.id}”在 local 和 national 里都有`,
    }));
}

/** A figure stands in the list of those it is for, and a province's under an id its counties may record too. */
function misplaced(base: Base): Fault[] {
  const local = new Set(base.local.map(({ value }) => value.id));
  const fault = ({ value, file, lineOf }: Written<Standard>, key: string, message: string) => ({
    file,
    line: lineOf([key]),
    message: `标准“${value.id}”：${message}`,
  });
  return [
    ...base.national
      .filter(({ value }) => value.region !== 'CN')
      .map((one) => fault(one, 'region', '不是全国的，要写在 provincial 里')),
    ...base.provincial
      .filter(({ value }) => !/^\d\d0000$/.test(value.region))
      .map((one) => fault(one, 'region', '地区要写省的6位代码')),
    ...base.provincial
      .filter(({ value }) => !local.has(value.id))
      .map((one) => fault(one, 'id', '没有列在 local 里')),
  ];
}

/** Figures of the county's pack under an id nobody declared: a slip would leave the real one unrecorded, unnoticed. */
export function undeclared(base: Base, county: County, root: string): Fault[] {
  const known = new Set([...base.national, ...base.local].map(({ value }) => value.id));
  const ids = [...new Set(county.standards.map(({ id }) => id))].filter((id) => !known.has(id));
  if (ids.length === 0) return [];
  const pack = join('jurisdictions', `${county.id}.yaml`);
  const text = existsSync(join(root, pack)) ? readFileSync(join(root, pack), 'utf8') : '';
  const lines = text.split('\n');
  return ids.map((id) => ({
    file: `knowledge/${pack}`,
    line:
      Math.max(
        lines.findIndex((line) => line.includes(id)),
        0,
      ) + 1,
    message: `“${id}”没有列在 standards.yaml 的 local 里`,
  }));
}
