// What is said through Open311: to the reporter behind another party's program, and to whoever reads what is public.

const lines = (...all: (string | false | undefined)[]) => all.filter(Boolean).join('\n');

export const open311 = {
  code: '查询码（receipt_code）只出现这一次，请记下来，别给别人看。拿受理编号和查询码到 /track 看进展。',
  codeAgain: '这件事已经交过，没有重复登记。原来的查询码作废，用这个新的（receipt_code）。',
  closed: '这一件的进展不公开。',
  tipOff: '听起来是举报，已按匿名举报办理，没有记您是谁。由专门的人核查，不会交给被反映的一方。',
  helped: '已经按紧急求助报上去了。',
  hardship: (numbers: string) => `急的话先打 ${numbers}。吃饭、看病、孩子的事不能等，可以先救助、后补手续。`,
  media: '带来的链接（media_url）没有打开，也没有保存。照片请到 /track 上传。',
  noWay: '没有能用的电话或邮箱，联系方式没有记。答复写在 /track。',
  unsaid: '举报没有记姓名、电话和邮箱。要实名举报，请到网页聊天里说。',

  group: { complaint: '投诉', suggestion: '建议' } as Readonly<Record<string, string>>,
  service: (label: string, days: number, isOpen: boolean) =>
    lines(`${label}。承诺 ${days} 个工作日内答复。`, !isOpen && '这一类的进展不公开，凭查询码到 /track 看。'),
  otherBenefit: '其他',
  place: '地点',
  position: '坐标',
  expected: (due: string) => `承诺 ${due} 前答复。`,
  keys: '不需要密钥（api_key）。',

  errors: {
    jurisdiction: 'jurisdiction_id 不存在：这里只受理本县的诉求。',
    serviceMissing: '没有 service_code：要写一个服务的编号，见 services。',
    serviceUnknown: 'service_code 不存在，见 services。举报和求助不经过这个接口，请用网页聊天。',
    request: '没有这个 service_request_id，或者它不公开。凭查询码可以到 /track 查。',
    token: '没有这个 token。',
    route: '没有这个地址。',
    words: 'description：没有写是什么事。',
    value: (code: string) => `attribute[${code}]：不在可选的范围里。`,
    location: '没有地点：要有 address_string、address_id，或者 lat 和 long。',
    position: 'lat 和 long 要一起写，是 WGS84 的度数。',
    address: 'address_id：没有这个编号。用本县乡镇的 9 位或村的 12 位代码。',
    field: (name: string) => `${name}：不符合要求，或者太长。`,
    tooLong: 'description：太长，最多 4000 个字。',
    tooLarge: '内容太大。文字最多 4000 个字。',
    body: '请求的内容看不懂：要用 application/x-www-form-urlencoded 或 JSON，UTF-8 编码。',
    date: (name: string) => `${name}：要写成 2026-01-31T00:00:00+08:00 的样子，带时区。`,
    span: 'start_date 和 end_date：开始不能晚于结束，最多相隔 90 天。',
    status: 'status：只有 open 和 closed。',
    ids: 'service_request_id：一次最多 1000 个。',
  },
} as const;
