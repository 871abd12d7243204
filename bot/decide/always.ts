// The words that are heard at any point of any talk: back, leave, begin again, a person, help.
import { fixedOf } from '../flow.ts';
import type { TalkFlow } from '../flows/context.ts';
import { rescue } from '../phrases/rescue.ts';
import { zh } from '../phrases/zh-CN.ts';
import type { Talk } from '../talk.ts';
import { go } from './errand.ts';
import { goBack } from './in-flow.ts';
import { type Decided, IN_FLOW, type Message, pending, reply } from './message.ts';
import { greeting, human } from './people.ts';
import { type AlwaysWord, menu } from './words.ts';

export async function always(
  message: Message,
  word: AlwaysWord,
  talk: Talk,
  flow: TalkFlow | undefined,
): Promise<Decided> {
  const { flow: under, ...outside } = talk;
  switch (word) {
    case 'back':
      if (flow && under) return goBack(message, talk, flow, under.answers);
      return reply(outside, 'flow_answer', [{ text: zh.help, choices: menu }]);
    case 'leave':
      return reply(
        outside,
        'flow_answer',
        [
          {
            text: !under ? zh.flow.leftNothing : flow?.id === 'rescue' ? rescue.left : zh.flow.left,
            choices: menu,
          },
        ],
        {
          durable: under !== undefined,
        },
      );
    case 'restart':
      if (flow && under)
        return go(
          message,
          outside,
          flow,
          fixedOf(flow, under.answers),
          [{ text: zh.flow.restarted }],
          IN_FLOW,
        );
      return reply({}, 'greeting', [greeting(message.office)]);
    case 'human':
      return human(message, talk);
    case 'help':
      return reply(talk, 'flow_answer', [
        { text: zh.help, ...(flow ? {} : { choices: menu }) },
        ...pending(message, talk, flow),
      ]);
  }
}
