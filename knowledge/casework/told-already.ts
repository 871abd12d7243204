// Owns hearing which of a category's questions a story answers by itself, so that nobody is asked for it again.
import type { QuestionId } from './categories.ts';

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹章苏潘葛范彭鲁韦马苗方俞任袁柳唐费薛雷贺倪汤罗毕郝安常于傅康余元顾孟黄穆萧尹姚邵汪毛戴宋庞熊纪项祝董梁杜阮季贾路江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫房缪解丁邓洪包左石崔龚程陆荣荀羊甄封储段焦侯全班伍宁';

const SIGNS: Readonly<Record<QuestionId, RegExp>> = {
  who: new RegExp(
    `(?:[老小][${SURNAMES}]|[${SURNAMES}](?:某|家|老|[一二三四五六七八九]|局|所长|主任|书记)|叫[\\u4e00-\\u9fff]{2,3}|姓[\\u4e00-\\u9fff]|外号|绰号|书记|支书|主任|会计|出纳|组长|队长|村长|镇长|乡长|所长|局长|院长|文书|网格员|护工|护理员|[镇乡县]里?的?(?:干部|民政)|民政[所办局]|穿.{0,6}的|戴眼镜|[一二三四五六\\d]号窗口)`,
  ),
  benefit:
    /低保|特困|五保|临时救助|护理补|残疾人?补|残补|两项补|高龄|老龄|孤儿|医疗救助|慰问|救灾|救济|抚恤|生活补贴|困难补助|补贴|津贴|过渡(?:安置)?费|安置费|补偿款|征地款/,
  since:
    /\d{2,4}年|去年|前年|大前年|今年|上个?月|上上个?月|这个月|\d+月|[一二三四五六七八九十两半几]+个?多?(?:月|年|天|星期|礼拜|季度)(?![赚挣收卖进能有下给发])|仨月|昨天|昨晚|前天|前几天|前不久|最近|上个?(?:周|星期|礼拜)|开春|年初|年底|腊月|正月|好几年|多年|历年|一直以来|以来/,
  how_known: /亲眼|看见|看到|听说|听人|听别人|公示栏|公示上|榜上|大家都知道|都晓得|谁都知道|都看得见/,
  proof: /照片|视频|录音|截图|流水|转账|凭证|单据|单子|收据|收条|存折|通知书|证据|有人证|证明人/,
  said: /说我|跟我说|告诉我|没通知|没打招呼|没人来|没说|连个招呼|理由是|说是因为|没有任何/,
  where: /全县|全市|各乡镇|所有/,
};

/** Whether the words answer the question, or say that they cannot. */
export const isToldAlready = (id: QuestionId, text: string): boolean => SIGNS[id].test(text);
