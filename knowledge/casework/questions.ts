// Owns hearing that a clause said within a report is put to us, and waits for an answer: 你们县民政管得了医保局吗. What is thrown
// at somebody else (凭啥他能吃, 他说你急啥) tells.

/** Put so that an answer is wanted; a mark alone may only be tone. */
const PUT =
  /([能会可要用行管好得是算有敢该收看查认给报合])[不没]\1|可不可以|[吗么][?]*$|[^,，。要还是就]不[?]*$|(?:[了过见到着]|行|有|管|可以)(?:没|啵|没得|没有)[?]*$|没(?:有)?[?]+$|哪(?:些|几)|(?:啥|什么)意思|[了的](?:啥|什么|哪些)|(?:怎么|咋个?|如何|啷个)(?:办|整|弄|查|看|交|报|算|搞|处理|处罚|联系|通知)|多久|多长时间|(?:找|问|去|上|到)(?:谁|哪)|谁(?:来|去|会|管)/;
/** 你们不会…吧: only somebody spoken to. */
const HOPED = /^(?:那)?(?:你们?|您)[^,，。]{0,4}(?:不会|会|别|不要)[^,，。]{2,}吧[?。]*$/;
const TO_US = /你们?(?!家)|您|(?:举报|投诉|反映|报|交|登记)(?:了|以后|之后|上去|完)(?!过)/;
/** Said of how things are, and to nobody: 还有没有王法. */
const LAMENTS =
  /凭(?:什么|啥)|难道|(?:怎么|咋)(?:能|可以|会|就)|哪(?:有|能)(?!.{0,6}找)|王法|良心|像话|公平|公道|合理|应该吗|谁都|不(?:知道|晓得|清楚|记得)|^(?:是)?不是[^,，。]{2,}[吗么]/;
/** 他说你急啥: what somebody else said. */
const QUOTES =
  /^(?:他|她|人家|对方|窗口|那[个人女男]|村[里上]?|镇[上里]?|支书|书记|主任|干部|会计|工作人员)[^,，。]{0,8}(?:说|讲|喊|骂|回|叫我|问我)|^(?:我|俺)(?!是|就|想|只)[^,，。]{0,8}问(?!你|您|一?下)/;

/** Whether a clause asks at all, where only what tells would be an answer. */
export const asksBack = (text: string): boolean =>
  (PUT.test(text) || HOPED.test(text)) && !LAMENTS.test(text) && !QUOTES.test(text);

/** Whether it is asked of us or of the report: it is no part of what is reported, wherever it stands. */
export const asksOfUs = (text: string): boolean => TO_US.test(text) && asksBack(text);
