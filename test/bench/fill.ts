// A county's cases by the hundred thousand: words, places, names and telephones that differ, four in five ended.

import { newCaseId } from '../../bot/filing.ts';
import type { Office } from '../../bot/office.ts';
import { createCaseIndex } from '../../db/case-index.ts';
import { seal } from '../../db/sealing.ts';
import { deriveClocks } from '../../knowledge/casework/clocks.ts';
import { plusDays } from '../../knowledge/casework/days.ts';
import { foldCase } from '../../knowledge/casework/fold.ts';
import { fileCase } from '../../knowledge/casework/lifecycle.ts';
import { newTrackingNumber } from '../../knowledge/casework/numbers.ts';

const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高'.split('');
const GIVEN = '秀英桂兰玉珍建国志强丽华春梅海燕金凤小红福生水根木生土旺来喜长贵'.split('');
const OPENERS = ['反映一件事', '想问一下', '我家的情况是这样', '上次说的事还没有办', '麻烦帮忙看看'];
const WORDS = [
  '低保金没到账',
  '材料不齐跑了几趟',
  '护理补贴停发',
  '临时救助没批',
  '入户没人来',
  '公示看不到',
  '高龄津贴少了',
  '特困供养',
];
const TAILS = [
  '家里老人没人照顾',
  '孩子要上学',
  '去年房子漏雨',
  '医药费报不了',
  '存折上一直没有钱',
  '村里说要等',
  '窗口说系统坏了',
];

/** Always the same sequence, so that two runs measure the same county. */
function createRandom(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export interface Filled {
  unit: string;
  numbers: string[];
  villages: string[];
  words: string[];
  phones: string[];
  names: string[];
}

const A_UNIT = 2_000;

/** Files `count` cases and indexes them, past everything a talk does before. */
export async function fillWithCases(office: Office, count: number): Promise<Filled> {
  const random = createRandom(7);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const name = () => `${pick(SURNAMES)}${pick(GIVEN)}${pick(GIVEN)}`;
  const towns = office.county.townships;
  const villages = towns.flatMap((town) =>
    town.villages.map((village) => ({ town: town.code, village: village.name })),
  );
  const seen: Filled = {
    unit: towns[0]?.code ?? '',
    numbers: [],
    villages: [...new Set(villages.map(({ village }) => village))],
    words: WORDS,
    phones: [],
    names: [],
  };
  const today = office.today();
  const taken = new Set<string>();
  for (let from = 0; from < count; from += A_UNIT) {
    await office.db.unit(async (tx) => {
      for (let n = from; n < Math.min(count, from + A_UNIT); n++) {
        const place = pick(villages);
        const isOpen = random(5) === 0;
        const day = plusDays(today, isOpen ? -random(40) : -40 - random(1_500));
        const events = fileCase(
          {
            kind: 'complaint',
            category: 'payment_missing',
            urgent: false,
            anonymous: false,
            realName: true,
            place: { township: place.town, village: place.village },
          },
          {
            unit: place.town,
            denied: random(50) === 0 ? [`village:${place.village}`] : [],
            informed: [],
            restricted: false,
            why: 'place',
          },
          new Date(`${day}T09:00:00+08:00`),
        );
        const state = foldCase(events);
        let trackingNumber = newTrackingNumber(26, random);
        while (taken.has(trackingNumber)) trackingNumber = newTrackingNumber(26, random);
        taken.add(trackingNumber);
        const phone = `1${3 + random(7)}${String(random(1e9)).padStart(9, '0')}`;
        const who = name();
        const text = `${pick(OPENERS)}，${place.village}${who}，${pick(WORDS)}，${pick(TAILS)}${random(3) === 0 ? `，电话${phone}` : ''}`;
        const contact = random(2) === 0 ? seal(office.keys.fields, `${who} ${phone}`) : undefined;
        await office.cases.file(tx, {
          id: newCaseId(),
          trackingNumber,
          receipt: '$none',
          text,
          events,
          state: isOpen ? state : { ...state, status: 'closed' },
          clocks: isOpen ? deriveClocks(events, today, office.calendars()) : [],
          contact,
        });
        if (random(Math.max(1, Math.floor(count / 500))) === 0) {
          if (place.town === seen.unit) seen.numbers.push(trackingNumber);
          seen.phones.push(phone);
          seen.names.push(who);
        }
      }
    });
    if ((from / A_UNIT) % 50 === 49) console.error(`  ${from + A_UNIT} filed`);
  }
  await office.db.unit((tx) => tx.update(office.db.tables.cases).set({ receiptHard: true }));
  const index = createCaseIndex(office.db, office.keys);
  for (let done = 1; done > 0; ) done = await index.catchUp(20_000);
  office.db.sweep();
  return seen;
}
