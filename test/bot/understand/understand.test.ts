import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understand } from '../../../bot/understand.ts';
import {
  newReceiptCode,
  newTrackingNumber,
  showTrackingNumber,
} from '../../../knowledge/casework/numbers.ts';

describe('distinctions that matter', () => {
  it.each([
    ['坪石镇三星坪村有人开着小车吃低保', 'tip_off'],
    ['村干部让亲戚吃低保', 'tip_off'],
    ['镇上低保金三个月没发', 'complaint'],
    ['我想举报', 'tip_off'],
    ['我要投诉', 'complaint'],
    ['看看我能不能吃低保', 'self_check'],
    ['低保怎么申请', 'policy'],
    ['有车能吃低保吗', 'policy'],
    ['公积金怎么提取', 'out_of_scope'],
    ['養老金算不算低保的收入', 'policy'],
    ['家里没饭吃了', 'emergency'],
  ] as const)('%s is %s', (text, intent) => expect(understand(text).intent).toBe(intent));
});

describe('what a first message answers already', () => {
  it('holds the programme, the time and the wish to stay unknown', () => {
    expect(understand('匿名举报，我们村五保户的钱三个月没发，主任拿了').prefill).toMatchObject({
      programme: 'destitute',
      months: 3,
      anonymousWanted: true,
    });
  });
  it('holds the words that name whoever is blamed', () => {
    expect(understand('下坪村村主任的弟弟有两套房还吃低保').prefill.accusedText).toContain('村主任的弟弟');
  });
  it('holds the numbers of a case, and then the case is asked about', () => {
    const trackingNumber = newTrackingNumber(2026);
    const receiptCode = newReceiptCode();
    const heard = understand(`${showTrackingNumber(trackingNumber)}，${receiptCode}`);
    expect(heard).toMatchObject({ intent: 'track', prefill: { trackingNumber, receiptCode } });
  });
  it('holds urgency and the danger heard, whatever is asked', () => {
    const heard = understand('低保停了，我不想活了');
    expect(heard).toMatchObject({
      intent: 'emergency',
      emergency: { kind: 'despair', lifeAtStake: true },
      prefill: { urgent: true },
    });
  });
  it('takes the programme talked about last when none is named', () => {
    expect(understand('要交什么材料', { lastProgramme: 'orphan' }).prefill.programme).toBe('orphan');
    expect(understand('低保要交什么材料', { lastProgramme: 'orphan' }).prefill.programme).toBe('dibao');
  });
  it('is no errand of ours where another office is to be complained of', () => {
    for (const text of ['小孩被老师罚站中暑了 我要投诉学校', '我要投诉医院乱收费'])
      expect(understand(text).intent).toBe('out_of_scope');
    for (const text of ['我要投诉', '我要投诉青山镇民政办'])
      expect(understand(text)).toMatchObject({ intent: 'complaint' });
  });

  it('names the neighbour whose business it is', () => {
    expect(understand('护照怎么办').neighbour).toBe('police');
    expect(understand('低保怎么办理').neighbour).toBeUndefined();
  });
});

describe('long stories', () => {
  const story = '我今年六十八岁，住在山上，老伴走得早，儿子在外面。'.repeat(12);
  it('are understood by their title', () => {
    expect(understand(`恳请给予临时救助\n${story}`).intent).toBe('help');
    expect(understand(`举报村主任优亲厚友吃低保\n${story}`).intent).toBe('tip_off');
  });
  it('are understood by their last words', () => {
    expect(understand(`领导您好！${story}请问像我这样能不能申请低保？`).intent).toBe('policy');
  });
});

describe('any text', () => {
  it('gets one intent, a confidence between 0 and 1, and the same one again', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.string({ unit: 'grapheme', maxLength: 300 }),
        ),
        (text) => {
          const heard = understand(text);
          expect(heard.confidence).toBeGreaterThanOrEqual(0);
          expect(heard.confidence).toBeLessThanOrEqual(1);
          expect(understand(text)).toEqual(heard);
        },
      ),
    );
  });
});
