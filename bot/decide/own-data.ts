// 查看我的信息, 删除我的信息: asked for outside any errand, and erased only after a second yes.
import { placeName } from '../flows/place.ts';
import type { OwnDataAsked } from '../own-data.ts';
import { ownDataWords as say } from '../phrases/own-data.ts';
import type { Talk } from '../talk.ts';
import { type Decided, type Message, reply } from './message.ts';

const ASKS = '(?:请|麻烦|帮我|给我|我?(?:想|要|能不能|可以))*';
const MINE = '(?:我|我的|关于我的)(?:个人|所有|全部|的)*(?:信息|资料|数据|隐私|聊天记录|记录)';
const SHOWS = new RegExp(
  `^${ASKS}(?:查看|查询|查一?下|看看|看一?下|查|看)(?:一?下)?${MINE}[吗.。!?]*$|^你们?(?:这里|那里|都|到底)*(?:存|记|留|保存|收集|知道)了?(?:我|我的|关于我的)(?:什么|啥|哪些|多少)(?:信息|资料|数据|东西|事)?[?。.]*$`,
);
const ERASES = new RegExp(
  `^${ASKS}(?:(?:把)?${MINE}(?:全部|全|都)?(?:删除|删掉|删了|清除|清空|注销|抹掉)|(?:删除|删掉|清除|清空|注销|抹掉|删)${MINE})[吗吧了.。!?]*$`,
);

/** @param text the normalised message, or the choice it is */
export function ownData(message: Message, text: string, talk: Talk): Decided | undefined {
  const isYes = text === say.yes && talk.offered?.some(({ value }) => value === say.yes) === true;
  const what: OwnDataAsked['what'] | undefined = isYes
    ? 'erase'
    : SHOWS.test(text)
      ? 'show'
      : ERASES.test(text)
        ? 'ask'
        : undefined;
  if (!what) return undefined;
  const { offered: _, ...rest } = talk;
  const asked: OwnDataAsked = { what, inTalk: inTalk(message, talk), saved: talk.saved ?? [] };
  // Durable: what is said comes out of the unit that looks, and erases.
  return reply(what === 'erase' ? {} : rest, 'privacy', [], {
    effect: { kind: 'own_data', asked },
    durable: true,
    ...(what === 'erase' ? { isForgotten: true } : {}),
  });
}

function inTalk({ context }: Message, { place, check, saved, files }: Talk): string[] {
  return [
    say.talk(context.county.retention.talks.days),
    ...(place?.township ? [say.place(placeName(context, place))] : []),
    ...(check ? [say.check] : []),
    ...(saved && saved.length > 0 ? [say.saved(saved.length)] : []),
    ...(files && files.length > 0 ? [say.files(files.length)] : []),
  ];
}
