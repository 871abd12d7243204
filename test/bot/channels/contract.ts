// What every channel must do, whatever carries it.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { zh } from '../../../bot/phrases/zh-CN.ts';
import type { Line } from './line.ts';

const STORY = '青山镇民政窗口让我跑了五趟，每次都说少材料，我要投诉';

async function numberOfCases({ here: { office } }: Line): Promise<number> {
  return (await office.db.reading.select().from(office.db.tables.cases)).length;
}

/** Files a complaint. @returns the id of its case */
async function complain(line: Line, lastId?: string): Promise<string> {
  await line.say(STORY);
  const texts = await line.say('提交', lastId);
  expect(texts.join('\n')).toContain('受理编号');
  const [row] = await line.here.office.db.reading.select().from(line.here.office.db.tables.cases);
  return row?.id ?? '';
}

async function happens(line: Line, caseId: string, what: string): Promise<void> {
  const { db, outbox } = line.here.office;
  await db.unit((tx) => outbox.put(tx, { conversation: line.key(), caseId, what }));
  await line.delivery.tell(line.key());
}

export function channelContract(name: string, open: () => Promise<Line>): void {
  describe(`the ${name} channel`, () => {
    let line: Line;
    const printed: string[] = [];
    beforeEach(async () => {
      printed.length = 0;
      for (const level of ['log', 'info', 'warn', 'error'] as const) {
        vi.spyOn(console, level).mockImplementation((...words) => void printed.push(words.join(' ')));
      }
      line = await open();
    });
    afterEach(async () => {
      await line.end();
      vi.restoreAllMocks();
    });

    it('answers a greeting', async () => {
      const texts = await line.say('你好');
      expect(texts.join('\n')).toContain('我是明白');
      expect(texts.join('\n')).toContain(`2. ${zh.menu.complaint}`);
    });

    it('answers a question about the rules and says where it stands', async () => {
      expect((await line.say('低保怎么申请')).join('\n')).toMatch(/依据：《/);
    });

    it('takes the number of a choice for the choice', async () => {
      await line.say('你好');
      expect((await line.say('2')).join('\n')).toContain(zh.complaint.what);
    });

    it('says kindly that a text is too long', async () => {
      expect((await line.say('长'.repeat(4_001))).join('\n')).toContain('太长');
    });

    it('files one case from a message that arrives twice', async () => {
      await complain(line, 'filing');
      await line.resend?.('提交', 'filing');
      expect(await numberOfCases(line)).toBe(1);
    });

    it('brings a late reply while the resident is there', async () => {
      const caseId = await complain(line);
      await happens(line, caseId, 'status:accepted');
      await vi.waitFor(() => expect(line.heard.at(-1)).toContain(zh.status.accepted));
      expect(await line.here.office.outbox.of(line.key())).toEqual([]);
    });

    it('keeps a late reply while nobody is there', async () => {
      const caseId = await complain(line);
      await line.goAway();
      await happens(line, caseId, 'status:accepted');
      expect(await line.here.office.outbox.of(line.key())).toHaveLength(1);
    });

    it('writes no word, name or address of the resident into the log or on the console', async () => {
      await complain(line);
      await line.say('谢谢');
      const written = [...line.here.log, ...printed].join('\n');
      for (const secret of [STORY, '跑了五趟', '谢谢', ...line.secrets])
        expect(written).not.toContain(secret);
    });
  });
}
