// Owns saying what a jurisdiction pack still lacks or contradicts, for `npm run mingbai -- county check`.
import type { County } from './schema.ts';

/** One finding, in words an operator can act on. `error`: wrong, `gap`: nothing recorded yet, `note`: worth knowing. */
export interface Finding {
  readonly level: 'error' | 'gap' | 'note';
  readonly where: string;
  readonly message: string;
}

/** A local figure a county should record. */
export interface Expected {
  readonly id: string;
  readonly what: string;
  readonly bySetting?: boolean | undefined;
}

/** Local figures without which most is not answered; the whole list is `local` in standards.yaml. */
const expected: readonly Expected[] = [
  { id: 'dibao.standard', what: '低保标准', bySetting: true },
  { id: 'near_dibao.multiple', what: '低保边缘家庭收入线的倍数', bySetting: false },
  { id: 'income.disposable', what: '上年度居民人均可支配收入', bySetting: false },
  { id: 'rigid.ratio', what: '刚性支出占收入的比例', bySetting: false },
];

/** Hotlines other answers count on. */
const neededHotlines = [
  'gov',
  'assistance',
  'legal',
  'medical_insurance',
  'discipline',
  'police',
  'fire',
  'ambulance',
];

/** Everything missing or inconsistent in `county` on the day `asOf` ('YYYY-MM-DD'), of the figures `declared`; empty when all is in order. */
export function checkCounty(
  county: County,
  asOf: string,
  declared: readonly Expected[] = expected,
): Finding[] {
  return [...codes(county), ...names(county), ...contacts(county), ...figures(county, asOf, declared)];
}

function codes(county: County): Finding[] {
  const found: Finding[] = [];
  const seen = new Map<string, string>();
  const take = (code: string, within: string, where: string) => {
    const first = seen.get(code);
    if (first) found.push({ level: 'error', where, message: `代码 ${code} 与“${first}”重复` });
    else seen.set(code, where);
    if (!code.startsWith(within))
      found.push({ level: 'error', where, message: `代码 ${code} 不属于 ${within}` });
  };
  for (const township of county.townships) {
    take(township.code, county.code, township.name);
    if (township.formerly.length > 0) {
      const message = `接办原代码 ${township.formerly.join('、')} 的诉求、账号和回避登记`;
      found.push({ level: 'note', where: township.name, message });
    }
    for (const village of township.villages) {
      const where = `${township.name}${village.name}`;
      if (village.code) take(village.code, township.code, where);
      else found.push({ level: 'gap', where, message: '没有登记12位代码' });
    }
    if (township.villages.length === 0) {
      found.push({ level: 'gap', where: township.name, message: '没有登记任何村（社区）' });
    }
  }
  return found;
}

function names(county: County): Finding[] {
  const found: Finding[] = [];
  const townshipOf = new Map<string, string>();
  const villageIn = new Map<string, string[]>();
  for (const township of county.townships) {
    for (const name of new Set([township.name, ...township.aliases])) {
      const first = townshipOf.get(name);
      if (first)
        found.push({ level: 'error', where: township.name, message: `名称“${name}”也是“${first}”的名称` });
      else townshipOf.set(name, township.name);
    }
    for (const village of township.villages) {
      const homes = villageIn.get(village.name) ?? [];
      if (homes.includes(township.name)) {
        found.push({ level: 'error', where: township.name, message: `有两个“${village.name}”` });
      } else villageIn.set(village.name, [...homes, township.name]);
    }
  }
  for (const [name, homes] of villageIn) {
    if (homes.length < 2) continue;
    const message = `“${name}”在${homes.join('、')}都有：群众只说村名时，转县民政局诉求受理台`;
    found.push({ level: 'note', where: name, message });
  }
  return found;
}

function contacts(county: County): Finding[] {
  const found: Finding[] = [];
  const missing = (of: { phone?: string; address?: string; hours?: string }) =>
    [!of.phone && '电话', !of.address && '地址', !of.hours && '上班时间'].filter((word) => word !== false);
  const desks = [county.bureau, ...county.townships];
  for (const desk of desks) {
    const lacks = missing(desk);
    if (lacks.length > 0)
      found.push({ level: 'gap', where: desk.name, message: `没有登记${lacks.join('、')}` });
  }
  for (const id of neededHotlines) {
    if (!county.hotlines.some((h) => h.id === id)) {
      found.push({ level: 'error', where: '服务电话', message: `缺少编号为 ${id} 的电话` });
    }
  }
  const ids = county.hotlines.map((h) => h.id);
  for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i))) {
    found.push({ level: 'error', where: '服务电话', message: `编号 ${id} 写了两次` });
  }
  return found;
}

function figures(county: County, asOf: string, declared: readonly Expected[]): Finding[] {
  const found: Finding[] = [];
  const inForce = county.standards.filter((s) => s.from <= asOf && (s.to === undefined || asOf <= s.to));
  for (const { id, what, bySetting } of declared) {
    for (const setting of bySetting ? (['urban', 'rural'] as const) : [undefined]) {
      const fitting = inForce.filter((s) => s.id === id && (!s.setting || !setting || s.setting === setting));
      const label = setting ? `${setting === 'urban' ? '城市' : '农村'}${what}` : what;
      const seen = new Set(fitting.map((s) => s.value));
      if (fitting.length === 0) {
        found.push({
          level: 'gap',
          where: label,
          message: `${asOf} 没有有效数值，机器人会说以${county.bureau.name}公布的为准`,
        });
      } else if (seen.size > 1) {
        found.push({
          level: 'error',
          where: label,
          message: `${asOf} 同时有${[...seen].join('、')}几个数值`,
        });
      }
    }
  }
  for (const standard of county.standards) {
    const isLocal =
      standard.region === county.code ||
      standard.region === county.city?.code ||
      standard.region === county.province?.code;
    if (!isLocal)
      found.push({
        level: 'error',
        where: standard.what,
        message: `地区 ${standard.region} 不是本县、本市或本省`,
      });
    if (standard.illustrative && !county.fictional) {
      found.push({ level: 'error', where: standard.what, message: '真实的县不能用示例数据' });
    }
  }
  return found;
}
