// Sentences as families say them: whom each is about. The words are in the fixture, for a person to judge.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { certificatesIn } from '../../../bot/flows/certificates.ts';
import { KINDS, type Known } from '../../../bot/flows/household-answers.ts';
import { membersIn } from '../../../bot/flows/household-words.ts';
import { illIn } from '../../../bot/flows/people.ts';
import { normalise } from '../../../knowledge/text/normalise.ts';
import { readYaml } from '../../../knowledge/yaml.ts';

const unclear = z.literal('?');
const said = <T extends z.ZodRawShape>(shape: T) =>
  z.array(z.strictObject({ 说: z.string(), ...shape })).default([]);
const families = z
  .array(
    z.strictObject({
      家: z.string(),
      病: said({ 谁: z.union([unclear, z.array(z.number())]) }),
      证: said({
        证: z.union([unclear, z.array(z.tuple([z.number(), z.string(), z.union([z.number(), unclear])]))]),
      }),
      工作: said({ 是: z.boolean() }),
      读书: said({ 是: z.string() }),
    }),
  )
  .parse(readYaml(readFileSync('test/fixtures/household-sentences.yaml', 'utf8')).value);

const heard = (text: string) => ({ text: normalise(text), raw: text });
const known = { draft: {}, family: [], labels: [] } as unknown as Known;

const byWords = <T extends { 说: string }>(list: T[]) => list.map((one) => [one.说, one] as const);

describe.each(families.map((one) => [one.家, one] as const))(
  'a family of %s',
  (家, { 病, 证, 工作, 读书 }) => {
    const family = membersIn(家) ?? [];
    test.each(byWords(病))('%s: who is ill', (说, { 谁 }) => {
      expect(illIn(normalise(说), family) ?? '?').toEqual(谁);
    });
    test.each(byWords(证))('%s: who holds which certificate', (说, { 证 }) => {
      const told = certificatesIn(说, family)?.map(({ member, disability: { type = '?', grade = '?' } }) => [
        member,
        type,
        grade,
      ]);
      expect(told ?? '?').toEqual(证);
    });
    test.each(byWords(工作))('%s: whether somebody has work', (说, { 是 }) => {
      expect(KINDS.working.read(heard(说), known)).toBe(是);
    });
    test.each(byWords(读书))('%s: what somebody reads', (说, { 是 }) => {
      expect(KINDS.study.read(heard(说), known)).toBe(是);
    });
  },
);

describe('a number is an age only where it counts nothing else', () => {
  const ages = (text: string) => membersIn(text)?.map(({ called = '', age }) => `${called}${age ?? '?'}`);

  test.each([
    ['我72，老伴70，孙子9岁', ['72', '老伴70', '孙子9']],
    ['两个孩子念初中，老娘八十', ['?', '孩子?', '孩子?', '妈妈80']],
    ['我一个月一千五，老婆没工作', ['?', '老婆?']],
    ['我家三口人，老婆二级残疾', ['?', '老婆?', '?']],
    ['月工资2800，妻子在家带三个娃', ['?', '老婆?', '孩子?', '孩子?', '孩子?']],
  ])('%s', (text, family) => expect(ages(text)).toEqual(family));
});
