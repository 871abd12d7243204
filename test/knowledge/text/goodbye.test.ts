import { describe, expect, it } from 'vitest';
import { saysGoodbye } from '../../../knowledge/text/goodbye.ts';

describe('breaking off', () => {
  it.each([
    '莫搞了 我走了',
    '莫搞了我走了',
    '算了 不报了 我走了',
    '不跟你说了，走了',
    '懒得说了 挂了',
    '不问了 我先忙去了',
  ])('is no danger: %s', (said) => expect(saysGoodbye(said)).toBe(true));
  it.each([
    '我走了',
    '活着没意思 算了 我走了',
    '别管我了 我走了',
    '算了',
    '我走了 你们好好过',
    '我妈走了 算了',
  ])('is not heard in: %s', (said) => expect(saysGoodbye(said)).toBe(false));
});
