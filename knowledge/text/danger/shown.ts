// Owns what a danger shows itself by. In the middle of a talk the examples hear danger in much that shows nothing of the kind
// (跟儿子把本本分开, 墙里全是白蚂蚁, 电话一个没有): so few words are believed only if they show it, or if there is little doubt.
import type { EmergencyKind } from './kinds.ts';

const OF_DEATH =
  /睡不|心[里口]|难受|哭|熬|撑|累|苦|愁|活|命|绝|烦|堵|孤|死|药|没(?:人|法|脸|用|意思)|清净|踏实|跳|绳|割|刀|河|桥|楼|江|遗|走了|别找|再见|对不起|下辈子|解脱|不想(?:说|吃|醒|看)|送(?:人|完)|后事|最后/;
const SHOWN: { readonly [kind in EmergencyKind]?: RegExp } = {
  despair: OF_DEATH,
  suicide: OF_DEATH,
  fire: /火|烟|烧|烫|塌|埋|水|淹|煤|气|爆|炸|倒|裂|垮|困|震|电|漏|断|歪|洪|味|救/,
  missing: /不见|丢|落|没(?:有)?(?:回|到)|找|失|未|寻|走散|出(?:去|门)|下落|音|踪/,
  child:
    /孩|娃|崽|伢|哭|囡|婴|童|细佬|细路|[妹弟孙女儿仔]|岁|大人|学|[我俺][^,，。;]{0,3}[爸妈爹娘爷奶公婆叔伯姑婶舅哥姐]/,
  behind_door: /门|敲|喊|叫|应|动静|听不|味|臭|苍蝇|灯|没(?:出|见)|倒|锁|不动|垂/,
  violence:
    /打|揍|踢|掐|砍|捅|爆|刀|棍|不敢|mo|继父|后[爸爹]|血|伤|青|肿|锁|关|绑|逼|威胁|吓|怕|杀|死|砸|堵|泼|骂|强|摸|卖|抓|动手|躲|逃|救|扣|拽|抽|烫|咬|跪|饿|拐|哭/,
};
/** Odds (as logarithms) that leave little doubt. */
const LITTLE_DOUBT = 2.5;
const LONGEST = 40;

/** @param clean in the form of `plainSpeech()` */
export const isShown = (kind: EmergencyKind, odds: number, clean: string): boolean =>
  odds >= LITTLE_DOUBT || clean.length > LONGEST || (SHOWN[kind]?.test(clean) ?? true);
