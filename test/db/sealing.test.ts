// Sealing: what is locked opens with its own key only, and not after a byte has changed.
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstRing, makeKeys, makeRing, numberOf, seal, unseal } from '../../db/sealing.ts';

const keys = makeKeys(Buffer.alloc(32, 1));

test('what was sealed comes back, whatever it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(unseal(keys.fields, seal(keys.fields, text))).toBe(text);
    }),
  );
});

test('the same text sealed twice looks different', () => {
  expect(seal(keys.fields, '张三').equals(seal(keys.fields, '张三'))).toBe(false);
});

test('no changed byte goes unnoticed', () => {
  const sealed = seal(keys.fields, '电话 0000-1234567');
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => unseal(keys.fields, changed)).toThrow();
  }
});

test('the key of one conversation opens no other, and another master key opens none', () => {
  const sealed = seal(keys.conversationKey('first'), 'words');
  expect(() => unseal(keys.conversationKey('second'), sealed)).toThrow();
  expect(() => unseal(makeKeys(Buffer.alloc(32, 2)).conversationKey('first'), sealed)).toThrow();
});

test('a fingerprint is stable, differs by purpose and says nothing without the master key', () => {
  const again = makeKeys(Buffer.alloc(32, 1));
  expect(again.fingerprint('receipt', '1')).toBe(keys.fingerprint('receipt', '1'));
  expect(keys.fingerprint('message', '1')).not.toBe(keys.fingerprint('receipt', '1'));
  expect(makeKeys(randomBytes(32)).fingerprint('receipt', '1')).not.toBe(keys.fingerprint('receipt', '1'));
});

test('a master key of another length is refused', () => {
  expect(() => makeKeys(Buffer.alloc(16))).toThrow('32 bytes');
});

test('a ring seals under its newest key and opens under every other it has, but not under one it lost', () => {
  const first = firstRing(Buffer.alloc(32, 1));
  const both = makeRing(new Map([...first.keys, [300, randomBytes(32)]]));
  const [before, since] = [seal(first, '张三'), seal(both, '张三')];
  expect([before, since].map(numberOf)).toEqual([0, 300]);
  for (const sealed of [before, since]) expect(unseal(both, sealed)).toBe('张三');
  expect(() => unseal(first, since)).toThrow('key 300, which is not in the list');
  expect(() => unseal(makeRing(new Map([[300, both.keys.get(300) as Buffer]])), before)).toThrow('key 0');
  for (let at = 0; at < since.length; at += 1) {
    const changed = Buffer.from(since);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => unseal(both, changed)).toThrow();
  }
});
