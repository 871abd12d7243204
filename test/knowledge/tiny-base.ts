// Owns tiny knowledge folders for tests: a sound one, and the same with something wrong in it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { retentionSchema } from '../../knowledge/jurisdictions/retention.ts';
import type { County } from '../../knowledge/jurisdictions/schema.ts';
import type { Fault, Standard } from '../../knowledge/model.ts';

export const TODAY = '2026-11-22';

export const SOURCES = `- id: L1
  title: 中华人民共和国社会救助法
  short: 社会救助法
  issuer: 全国人民代表大会常务委员会
  effectiveFrom: 2026-07-01
  articles: 78
  grade: V2
- id: P4
  title: 关于兜底工作的通知
  short: 兜底通知
  issuer: 民政部
  effectiveFrom: '2022'
  grade: V1
- id: P12
  title: 审核审批办法（试行）
  short: 审核审批办法（试行）
  issuer: 民政部
  effectiveFrom: 2012-12-12
  effectiveTo: 2021-06-30
  repealedBy: L1
  grade: H
- id: L2
  title: 社会救助暂行办法
  short: 社会救助暂行办法
  issuer: 国务院
  effectiveFrom: 2014-05-01
  background: true
  grade: V2
- id: P20
  title: 转引的意见
  short: 转引的意见
  issuer: 民政部
  effectiveFrom: 2024-03-21
  grade: S
`;

export const STANDARDS = `local:
  - id: dibao.standard
    what: 本地低保标准
    kind: amount
    unit: 元/人/月
    bySetting: true
national:
  - id: dibao.decision_days
    what: 低保办理时限
    kind: limit
    value: 30
    unit: 个工作日
    region: CN
    from: 2026-07-01
    source: L1 第四十四条
    grade: V2
`;

export const ARTICLE = `---
id: dibao-how
title: 低保怎么申请
programme: dibao
aspect: how
region: CN
ask:
  - 低保咋申请
  - 想吃低保找谁
  - 怎么办低保
  - 低保去哪里报名
  - 家里困难想申请低保
sources:
  - L1 第三十七条
  - P4 一（三）
inForce: 2026-07-01
reviewed: 2026-11-20
reviewBy: 2027-06-30
links: []
---

到户口所在地的{{township}}申请，{{dibao.decision_days}}内有结果。
不清楚可以打{{hotline.gov}}。
`;

export const COUNTY: County = {
  id: 'tiny',
  code: '999901',
  name: '明白县',
  fictional: true,
  bureau: { name: '明白县民政局' },
  hotlines: [{ id: 'gov', number: '12345', name: '政务服务便民热线' }],
  townships: [{ code: '999901001', name: '坪石镇', kind: 'town', aliases: [], formerly: [], villages: [] }],
  standards: [],
  retention: retentionSchema.parse(undefined),
  promises: {
    urgentHelp: 1,
    question: 2,
    help: 5,
    complaint: 15,
    tip_off: 15,
    suggestion: 15,
    basis: '测试承诺',
  },
};

/** A county's own figure of dibao.standard; `given` changes what matters to a test. */
export function localStandard(given: Partial<Standard> = {}): Standard {
  return {
    id: 'dibao.standard',
    what: '低保标准',
    kind: 'amount',
    value: 800,
    unit: '元/人/月',
    region: '999901',
    from: '2026-01-01',
    source: '测试',
    grade: 'V1',
    ...given,
  };
}

export const ARTICLE_FILE = 'articles/dibao/dibao-how.md';

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

/** A knowledge root on disk, gone after the tests of its file: the sound one with `files` written over it (path below the root → text). */
export function tinyRoot(files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'mingbai-knowledge-'));
  roots.push(root);
  const all = { 'sources.yaml': SOURCES, 'standards.yaml': STANDARDS, [ARTICLE_FILE]: ARTICLE, ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** The line on which `text` first stands in `whole`. */
export function lineWith(whole: string, text: string): number {
  const index = whole.split('\n').findIndex((line) => line.includes(text));
  if (index < 0) throw new Error(`no line with ${text}`);
  return index + 1;
}

/** 'articles/…:12 message' of each fault, the root's name left off. */
export function spoken(faults: readonly Fault[]): string[] {
  return faults.map(({ file, line, message }) => `${file.replace('knowledge/', '')}:${line} ${message}`);
}
