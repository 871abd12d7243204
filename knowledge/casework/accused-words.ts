// Owns the words by which plain speech names an officeholder, a household, a wrong and a cover-up.

/** Levels an officeholder can be named at; county first, as the highest named decides. */
export type OfficeLevel = 'county' | 'township' | 'village_cadre' | 'unclear';

const TITLE =
  '(?:书记|主任|主席|专员|专干|干部|领导|工作人员|负责人|头头|头儿|当官的|管事的|那帮人|那些人|的人|民政|经办)';
// 镇里, 村里 and the like are often mere places (在镇里买了房); they name the office only before what an office does.
const ACTS =
  '(?=(?:的)?(?:面|头)?(?:的)?(?:把|将|扣|克扣|截留|挪用|收[了钱礼]|乱收|要钱|吞|贪|卡着|不管|也不管|都不管|从来不管|不查|包庇|袒护|护着|压[了下]|收到举报|睁一只|有人|有靠山|有后台|自己分|私分|偏心|不公|办[^，。]{0,6}要|干部|领导|跟|和[^，。]{1,6}(?:串通|勾结)|查了?也白查))';

/** First match of the earliest level wins at the same spot, longest words first inside a level. */
export const OFFICES: readonly { level: OfficeLevel; pattern: RegExp }[] = [
  {
    level: 'county',
    pattern: new RegExp(
      `[县市区]民政局?|民政局长?|[张王李刘陈杨黄赵周吴徐孙马朱胡林郭何高罗]局(?=收|要|贪|[^，。]{0,3}长)|[县市]里[^，。]{0,4}的人|低保中心|核对中心|副?局长|救助股长?|股长|县(?:里|上)?(?:的)?(?:局|领导|书记|长(?!大)|政府|委)|[县市]里(?:的)?(?:管[^，。]{0,4}的)?(?:科长|${TITLE})|[县市]里(?:的)?管(?:低保|救助|民政|补贴)的|[县市]里${ACTS}|局里(?:的)?(?:人|那个|领导|干部)?`,
      'g',
    ),
  },
  {
    level: 'township',
    pattern: new RegExp(
      `(?:镇|乡|街道|办事处)(?:里面|里头|里|上)?(?:来|派来)?(?:的)?(?:党委|公共服务办|社会事务办|政府|民政[办所]长?|副?[镇乡]长|管[^，。]{0,4}的|${TITLE})+|[镇乡](?:里|上)${ACTS}|副?[镇乡]长|乡镇(?:经办|干部)?|[镇乡](?:里|上)(?:的)?[老小][\\u4e00-\\u9fa5]|[镇乡](?:里|上)(?:有个|派来)[^，。]{0,4}(?:干部|的人|领导)|(?:街道|低保|救助)专员|民政[办所](?:所长|主任|长)?|民政站长?|民政助理员?|民政专干|救助专员|专干|(?:包村|驻村|挂村|联村)(?:干部|工作队|领导)|街道办|办事处|社会事务办|公共服务办|便民服务中心|(?:社保|救助|民政)所|经办(?:人员|人|的)|[\\u4e00-\\u9fa5]{2}[镇乡](?=把|将|截留|挪用|克扣|收了|乱收|不公)`,
      'g',
    ),
  },
  {
    level: 'village_cadre',
    pattern: new RegExp(
      `(?:村|社区|大队|居委会?|支部|屯|寨|组)(?:里|上)?(?:的)?(?:两委|支部|委会?|支?书记?|主任|会计|干部|民兵连长|${TITLE})+|[村屯寨](?:长|官|霸)|村妇联主席|[村屯寨](?:里|上)${ACTS}|支书|居委会?|村委会?|文书|会计|(?:生产)?小?队长|小?组长|妇女主任|妇联主[任席]|治保主任|网格员|楼栋长|协理员|协管员|村监委|大队书记`,
      'g',
    ),
  },
  {
    level: 'unclear',
    pattern:
      /(?:敬老院|养老院|福利院|护理院|光荣院|供养(?:机构|中心|院))(?:里面|里头|里)?(?:的)?(?:院长|护工|护理员|人|工作人员|管理员|厨师)?|院长|护工|护理员|(?:上面|上头|上边)(?:的?人|领导)?|领导|干部|当官的|公家人|公务人员|工作人员|管事的?人?|负责人|书记|主任|(?:办|管)(?:低保|救助|补贴|特困)的(?:人|那个)?|民政上的人?|窗口的?人|有权的人?/g,
  },
];

/** Whoever in office may be meant by it, though it names no office outright: then nobody is sure to be a mere household. */
export const NEAR_OFFICE =
  /街道|办事处|事务科|科长|科员|大队|(?<![在到去回往])[乡镇](?:里|上)头?|管(?:救济|困难|低保|民政|补贴|五保|钱|章|名册)|当家|公家|衙门|名册|经手|上头|上面|当官/;

/** After a township's bare name: it acts, so the office is meant and not the place. */
export const TOWNSHIP_ACTS =
  /^(?:的)?(?:人|干部|领导|政府|书记|民政|把|将|截留|挪用|克扣|收[了钱礼]|不管|也不管|不查|包庇|袒护|护着)/;

/** A household or a plain person as the one talked about. */
export const HOUSEHOLD =
  /邻居|隔壁|隔篱|对门|对面|楼上|楼下|那户|这户|有户|一户|某户|户人家|那家|家里人|屋头|那人|有个人|有人|一个[^，。]{1,6}的|[老小][\u4e00-\u9fa5](?=家|[^，。]{0,2}的|[^，。]{0,6}(?:有|吃|领|拿|装))|[\u4e00-\u9fa5]家|姓[\u4e00-\u9fa5]的|老板|寡妇|老头|大[妈爷娘]|老[汉太]|低保户|有车户/g;

/** Wrongs only somebody with power over the aid can do; alone they already point at an officeholder. */
export const POWER_WRONG =
  /吃拿卡要|好处费|[收拿给要][^，。]{0,8}好处|把好处|辛苦费|要[^，。]{0,3}手续费|回扣|红包|受贿|索[要贿]|贿赂|送礼|送(?:了)?[^，。]{0,6}(?:烟|酒|礼|钱|鸡|鸭|肉|油)|塞(?:了)?钱|打点|收(?:了|受)?(?:我|他|她|人家?|别人|贫困户|人家的|他的|那家)?[^，。]{0,6}(?:钱|礼|烟|酒|元|块)|收我|[问找跟向]我(?:要|讨)|要(?:了|过)?我[^，。]{0,4}(?:钱|块|元|烟|酒|百|千)|给钱才|要给钱|交钱才|不交钱|不给[^，。]{0,5}(?:块|元|钱)|请[他她]?吃|乱收|分钱|要交[^，。]{0,4}(?:钱|块|元)|吃请|请客|截留|挪用|克扣|私吞|侵吞|把[^，。]{0,12}(?:扣|吞|贪|分)了?|把[^，。]{0,4}(?:名额|低保|特困|补贴|补助)[^，。]{0,3}给(?!我|俺|咱|停)|贪|黑得很|套取|套低保|吃空饷|虚报|优亲厚友|人情保|关系保|走后门|靠关系|有关系的|没关系的|有背景|卖[^，。]{0,4}(?:名额|指标)|花钱买|内定|暗箱|黑箱|打击报复|报复我|刁难|威胁|恐吓|以权谋私|以公谋私|假公济私|滥用|乱用|私权|乱搞|乱来|横行|霸道|鱼肉|一手遮天|做假账|巧立名目|腰包|给[^，。我俺]{1,8}(?:弄|办|报|评)了[^，。]{0,5}(?:低保|特困|五保)|打到[他她]|转给[他她]|内部人|抽水|看人下菜|土特产|收[^，。]{0,6}的卡|表示表示|只认钱|发奖金|举报信|我举报的事|请客送礼|发给[他她自]|领回自己|取消我|自己家?留|(?:分|给)名额|自己人|自家(?:亲戚|兄弟|人)|(?:照顾|偏袒|安排)[^，。]{0,4}(?:亲|自)|点名要|打招呼|插手|泄露|改核对|抽[^，。]{0,3}[十百千]|才(?:肯)?给(?:我)?(?:签|盖|办|批|表|名额)/g;

/** Money taken or kept back: no complaint's category makes that slow work which the township mends itself. */
export const CORRUPTION =
  /吃拿卡要|好处费|辛苦费|红包|回扣|受贿|索贿|行贿|贿赂|贪污|收(?:了|受)?[^，。]{0,4}(?:钱|礼|烟|酒)(?!的?(?:补|领))|要(?:了|过)?我[^，。]{0,4}(?:钱|烟|酒)|截留|挪用|克扣|私吞|侵吞|冒领/;

/** Rudeness of someone on duty. */
export const RUDE =
  /态度(?:差|恶劣|不好|很差|极差)|骂|吼|拍桌|凶得|很凶|好凶|赶(?:我)?出|轰我|说话难听|翻白眼|甩脸|看不起|大呼小叫|[太真好特][凶横]|凶巴巴|不耐烦|爱[理搭答]不|数落|羞辱|挖苦|讽刺|嘲笑|阴阳怪气|白眼|吆喝|训(?:我|人|了)|推搡|一[甩摔扔]|甩给|摔给|扔[给在到]|瞪[我着]/g;

/** Grabs and frauds that either an officeholder or a household can commit. */
export const EITHER_WRONG =
  /冒领|代领|替领|[他她]领了|骗|造假|假名单|全是假|离婚是假|假(?:材料|证明|病历|离婚|的?残疾|签字)|冒充|隐瞒|瞒[着报]|装残|装穷|弄虚作假|串通|勾结|扣着|扣下|收走|拿走|领走|装病|发给自己|伙同|侵占|不该(?:吃|领|拿|享)|不符合[^，。]{0,4}(?:还|却|也)[吃领拿]/g;

/** Drawing aid; with WEALTH or GONE it makes a household's false claim, with RELATIVE of an officeholder favouritism. */
export const DRAWS =
  /(?:吃|领|拿|享受?|挂着领|着)(?:着|了|上|到)?[^，。]{0,6}(?:低保|特困|补贴|救助|五保|津贴|钱|抚恤|米)|低保食|低保[^，。]{0,4}没退|还是低保户|(?<!(?:不给|没给|不肯|不让|不帮|不)[^，。]{0,3})(?:报|办|弄|评|搞)[^，。]{0,5}(?:低保|特困|五保|补助)|(?:低保|名额|特困)[^，。]{0,4}(?:给|弄给|都给)|(?:是|有|全是)低保|低保一分|(?:吃|领|拿)低保|年年低保|钱照领|还在领|还领/;
export const WEALTH =
  /车|房|楼|店|铺|厂|商|生意|超市|门面|存款|老板|包工|公务员|年薪|退休(?:金|工资)|挖掘机|宝马|奥迪|金链|打工|赚|奔驰|名下|(?<!没有?)收入(?:上|过|高|好|不低|几)|馆子|有钱|条件(?:那么|这么)?好|工资|打麻将|砂石场|别墅|越野|挣钱|高利贷|盖了|在[^，。]{1,5}(?:局|银行|学校|医院|单位|法院)(?:里)?上班/;
export const GONE =
  /死|人都?没了|过世|去世|过身|过背|不在了|下葬|坐牢|服刑|迁走|再嫁|改嫁|再婚|没了[^，。]{0,3}[年月]/;

/** Right after an officeholder: the person meant is a relative of theirs, favoured by them. */
export const RELATIVE =
  /^(?:他|她|自)?(?:家)?(?:里)?的?[老小]?(?:亲戚|家属|老婆|媳妇|丈夫|儿子|女儿|娃儿?|弟|哥|姐|妹|侄|外甥|爹|爸|妈|娘|父|母|丈母|丈人|岳|小舅|姨|姑|舅|女婿|连襟|亲家|前妻|前夫|相好|干儿|干女|本家|兄弟|司机|同学|家[^，。]{0,2}(?:亲|楼|车)|家里)/;

/** An officeholder does something for their own (把他弟弟…报了低保, …就是他亲哥). */
export const FAVOURS =
  /(?:把|给|让|帮|是|替|给了)(?:他|她|自己|自家|自己家)(?:老?家)?(?:的)?[亲老小]?(?:亲戚|家人|老婆|儿子|女儿|弟|哥|姐|妹|侄|外甥|爹|爸|妈|娘|丈母|丈人|岳|姨|姑|舅|女婿|连襟|亲家|前妻|前夫|相好|本家|同学|老乡|家[办报弄])/;

/** The mention is a place or a bystander, not the one accused: 村支书家隔壁那户. */
export const BESIDE =
  /^(?:的)?(?:家)?(?:隔壁|对面|旁边|门口|邻居|后面|附近|院子|大楼|楼下|会议室|公示栏|几点|电话|上班|在哪)/;

/** Before a mention: it is cleared (不是, 不怪), or `after` says so (没关系, 挺好). */
export const CLEARED_BEFORE =
  /(?:不是|并非|不怪|不怨|没有?怪|不关|没说|不是说|(?:这样|这种|这些|这类)的?|感谢|谢谢|多亏)(?:我们|咱们?|俺|那个|这个|人家)?(?:的)?$/;
export const CLEARED_AFTER =
  /^[^，。]{0,5}(?:没有?关系|无关|没有?问题|没错|不知情|(?:挺|很|蛮|真)(?:好|热心|负责|公正)|帮我)/;

/** Before a mention: it is where somebody is, or who stands behind them (在镇政府上班, 在乡里有靠山). */
export const PLACE_BEFORE = /(?:在|住|住在|到了|回)$/;
/** Before a mention: somebody IS that officeholder, or theirs (她爸是村主任); `BLAMED_BEFORE` points at them outright. */
export const IDENTITY_BEFORE = /是$/;
export const BLAMED_BEFORE = /(?:问题|毛病|根子)(?:就)?(?:出)?在$/;
/** A question about rules is no accusation. */
export const ASKS = /能不能|可不可以|可以吗|能吗|请问|合理吗|怎么申请|想问/;

/** Before a mention: the teller turned to them (问了, 找过, 跟…反映); `APPEAL_BEFORE`: asks them to act. */
export const CONTACT_BEFORE =
  /(?:问|找|到|去|跟|给|向|对|听|听说|反映|告到|反映到|报到|交给|递给|通知|打电话给|听见)(?:了|过|到|着)?(?:一下|一趟|我们|咱们?|俺们?|那个)?$/;
export const APPEAL_BEFORE =
  /(?:尊敬的(?:上级|政府|[县市])?|请|希望|盼|求|麻烦|恳请|请求|要求|想请|请问|想找)(?:求)?(?:我们|咱们?|一下)?$/;
/** After a mention: they merely said, told or arranged something. */
export const SAID_AFTER =
  /^(?:的同志|的人|他们|那边|的)?(?:又|也|都|还|就|跟我|和我|对我)?(?:说|讲|告诉|答复|回复|通知|叫我|让我|喊我|让等|开会|念)/;
/** Before a mention: what comes next is accused in so many words (举报村长). Not 向…举报 or 举报到. */
export const REPORTED_BEFORE = /(?:举报|检举|控告|告|投诉|揭发)[^，。到向给在跟找去]{0,9}$/;

/** The unit covers for somebody, or shuts its eyes. */
export const SHIELDS =
  /包庇|袒护|护着|罩着|有人罩|有靠山|有后台|撑腰|保护伞|压下|压着|压了|睁一只|通气|通风报信|走漏|官官相护|一伙|不处理|(?:也|都|从来)?不管|没人管|(?:也|都|从来|举报也)?不查|没人(?:敢)?查|查了?也白查/;
