"""The words that tell what a clause is: done, known, wished, refused, or in the way."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

Kind = Literal["past", "skills", "wishes", "refusals", "constraints"]

WILL: Final = r"(?:想|希望|打算|准备|愿意|要找|(?<!要)求|期望)"
_OBJECTION = (
    r"(?:不让|不准|不许|不给|不肯让|不同意|不允许|不赞成|不放心|反对|不(?:想|要|愿意?|喜欢)(?=我))"
)
# "Do not", and no part of another word: 特别, 别人, 退休, 双休.
_DONT: Final = (
    r"(?:莫|勿|(?<![特分级个性区差告离派])别(?!人|墅|处|家|的)|(?<![退离双轮调单内公午年])休)"
)
# Words that look like a negation and are none.
_NO_NEGATION = re.compile(
    r"不怕|不错|不但|不仅|不光|不只|不止|不过|不论|不管|不限|不拘|不挑|不介意|不嫌|不计较|不久"
    r"|差不多|不断|不少|不同(?!意)|了不起|对不起|不得不|(?:不是|没有|并非|也不)(?:说)?不(?:想|愿意?|要|去|做|能|可以|行|肯|会)"
    r"|要求不高|不要求|不反感|[巴恨]不得|不放弃|不反对|不讨厌|不拒绝|不抗拒|不排斥"
    r"|(?:哪有(?:话|说)?|哪会|怎么会|岂会|没(?:有)?(?:话|说|讲)过?|(?:谁|哪个)(?:话|说|讲)[我你]?)不(?:想|愿意?|要|去|做得|做|能|可以|行|肯|会)"
    r"|(?:年纪|岁|超龄|老了).{0,5}(?:厂里?|工厂|公司|工地|单位)不(?:要|收|招)|[叫劝喊](?:我|她|他)(?:别|不要|莫)"
    r"|(?:老板|人家|厂里|厂方|公司|工地|店里|店家|单位|他们|别人|中介|保安队).{0,3}不(?:肯|想|愿意?)?(?:要|请|收|招|聘|用)(?:我|他|她|人)"
    r"|不(?:要|请|收|招|聘|用)(?=我(?:$|,|这|的))"
    r"|(?:为什么|为啥|为何|干嘛|凭什么|怎么)不(?:做|去|要|可以|行|干)"
    r"|([\u4e00-\u9fff])不\1|没(?:有)?什么不(?:能|可以|好|行|敢)|不是[做干搬抬扛走站开][^,]?不[了得动起来]"
    r"|(?:没(?:有)?|从来不|从没)(?:说|讲|话|提)过?不(?:想|愿意?|要|去|做|肯)(?:意)?|不是我不(?:想|愿意?|肯|做|去)|(?:谁|哪个)(?:说|讲|话|规定)[^,]{1,6}不(?:能|可以|会|行)"
    r"|不(?:做|干|去|进|找)[^,]{1,6}不(?:行|得|可以)|(?:\d+岁?|超龄|年纪|年龄).{0,3}不(?:要|收|招|用)(?!再|去)"
    r"|不要紧|不用愁|不一定|没问题|没关系|没所谓|没意见|有没有"
)
_REFUSAL = re.compile(
    r"不(?:是很?|太|大|很|怎么|再|打算|准备)*(?:想|愿|肯|喜欢|爱好|中意|钟意|乐意|考虑|接受|感兴趣|希望|打算|准备)"
    r"|不(?:再)?(?:要|去|做|作(?!声|用|为|响)|上|干|进|倒|加班|出(?:省|县|远|门|外)|住(?:厂|宿|校|在厂)|搞|值夜|熬夜|跑|接|返|入厂|落(?!后|单|款)|下(?=工地|地|田|井|车间|厂|矿|水|乡)|回(?=工地|厂|.厂|那))"
    r"(?!到|了重|了粗|了太|得|来|动|起|惯|好|过来)"
    r"|不(?:再)?(?:开|洗|扫|煮|卖|踩|拉|送|炒|焊|种|养|掂|碰|沾|当|守|看门)(?!心|玩笑|到|了|得|动|起|来|出|完)"
    rf"|{_DONT}(?:再|要)?(?:叫|找|喊|给|安排|派|介绍|推荐)"
    r"|不能接受|免了$|算了(?:吧|啦|咯)?$|不(?:用|要|必)(?:再)?(?:叫|找|喊|介绍|推荐|安排)"
    r"|拒绝|讨厌|厌恶|反感|没兴趣|没有兴趣|兴趣不大|免谈|勿扰|受够|厌倦|做怕|做厌|做腻(?!子)|做烦|^(?:早就?|真的?|都|也)*厌了|(?:打死|说什么|无论如何)都?不|做伤|[做干](?:到|得)(?:怕|厌|闷|烦|腻|够)"
    rf"|放弃|告别|远离|不敢(?=做|开|去|当|干|碰|上)|不好意思(?=做|去|干|当)|不肯|下不去手|只要不是|{_OBJECTION}(?:我|她|他|去|做|出|再)|(?:宁可|宁愿|情愿)(?:闲|饿|在家(?=$|闲|里$|坐|睡)|失业|要饭)|费事(?=做|去|返|再)|憎|(?:最|好|都|就|很|真的?)怕(?=做|去|进|返|再|当|干)|^怕(?=做|去|进|返|再|当|干)"
    r"|除了|除开|除去|除外|(?:之外|以外)$|与其|嫌(?!我|年纪|年龄|老|弃我)"
)
# 想找不用上夜班的保洁 wishes for cleaning; only the shift is refused.
_NEGATED_DETAIL = re.compile(
    r"^.{0,4}(?:想|希望|要|求)?找.*不(?:用|要|上|加|熬|倒|出).*的|^要不(?:用|要|上|加|熬|倒|出).*的."
    r"|^(?:不|没有|无)(?:用|要|上|加|熬|倒|出|值)[^,的]{1,6}的(?!话|$)."
)
ALSO: Final = re.compile(r"除[了开去].*(?:还|也)(?!不|没)")
_CANNOT = re.compile(
    r"不能|不可以|不方便|不便|不适合|不适应|不习惯|不得(?!不)|走不开|离不开|去不了|来不了|顾不上"
    r"|[做干搬扛提拿站走坐蹲爬熬受吃上闻](?:不了|不到|不动|不来|不得|不住|不起|不惯|不下)"
    r"|不(?:[做上搬抬拿提站坐走跑熬开]得|爬)|[顶搬抬](?:得)?不(?:到|顺|住|了|郁|动)"
    r"|做重活不|重活(?:不|做不|干不)|没办法|没法|没空|没时间|没人(?:带|照|看|接)|怕(?:高|黑|晒|冷水|吵|累|辛苦|油烟|粉尘)"
    r"|晕车|恐高|过敏"
)
# Who cannot do a work any more is not to be sent there; heavy or late work names no trade.
_CANNOT_WORK = re.compile(
    r"[做干当开踩送跑](?:不了|不动|不来|不得|不下去|不成|不惯)|不[做干开踩跑当搬车]得|不(?:适合|合适|能|可以|好|便|宜)(?:再)?(?:做|当|干|去|进|我)"
    r"|(?:做|当|干|去|进).{1,8}不(?:适合|合适)|[做干](?:不|没)(?:到|得)了?$"
)
_CONDITION = re.compile(r"重|体力|粗活|久|夜|晚班|通宵|加班|班|远|外|高空|弯腰|太|全天|整天|一天")
_STRAIN = re.compile(r"重|体力|粗活|久|夜|晚班|通宵|加班|倒班|远|外|高空|弯腰")
_OTHER_WORK = re.compile(r"(?:其他|其它|别的|其余|另外)")
# 洗碗不行; said of the body (眼睛不行) it is something else.
_DENIED_AFTER = re.compile(r"(?:就|都|也)?不(?:行|得|可以|做|干|要|考虑)(?:了|的|咯|啊|喔|咧|呀)?$")
_LACK = re.compile(
    r"不会|不懂|不识字|不认识字|没(?:有)?(?:做过|干过|学过|读过|读什么|读几|经验|工作经验|技术|技能|手艺|证|驾照|文化|学历)"
    r"|零经验|文盲"
)
_CARE = re.compile(
    r"(?:要|需要?|得|在家|家里|有|老婆|老公|孩子|小孩|小朋友|儿子|女儿|孙子|孙女|老人|父母|婆婆|母亲|父亲|家人)"
    r".{0,8}(?:接送|照顾|照看|看护|带小孩|带孩子|带孙|看小孩|看孩子|要人|读书|上学|上幼儿园|年纪大|卧床|瘫痪|生病|身体)"
    r"|^(?:接送|带小孩|带孩子|带孙|照顾老人|照顾小孩|带娃)|(?:一起去|一起走|一块去|两公婆|跟着去)"
    r"|(?:孙|小孩|孩子|婴儿|细路|老人|病人).{0,3}(?:要)?(?:凑|带$|要人|瘫|顾$|看顾)|瘫(?:痪)?在床|(?:返学|上学|放学|早晚).{0,6}接|朝早送|回(?:家|去)煮饭"
    r"|(?:回家|在家)带(?:孙|娃|小孩|孩子)"
    r"|^(?:我)?(?:老公|老婆|丈夫|妻子|爱人|儿子|女儿|父亲|母亲|爸爸|妈妈|哥哥|弟弟|[他她])(?:也|就|一直)?(?:做|在|是|开|去)"
    r"|(?:有|带着?)(?:\d|两|一|三)?个?(?:小孩|孩子|孙子|孙女|老人)"
)
_OFFERS = re.compile(r"会|想|过|经验|证|愿意|可以|[都也](?:得|行|可|能)")
_BODY = re.compile(
    r"(?:腰|腿|脚|手|眼|耳|膝盖?|颈椎|心脏|血压|身体|体质|肺|胃|腰椎|腰骨|视力|听力|关节|气管|精神|体力)"
    r".{0,4}(?:不好|不太好|不行|痛|疼|伤|差|弱|高|残|损|突出|不便|不方便|有病|有毛病|有问题|劳损|断过|开过刀)"
    r"|高血压|糖尿病|心脏病|慢性病|风湿|哮喘|残疾|体弱|多病|身体一般|做过手术|动过手术"
)
_WISH = re.compile(
    rf"{WILL}|意向|想法|最好|优先考虑|愿|求职|找(?:份|个|点|工|活|事|一)|找.{{0,8}}(?:工|活|事|岗位)"
    r"|(?<=.)[也都]做$|中意|钟意|喜欢|宁愿|宁可|宁肯|情愿|不如|不是(?:说)?不|没有不|并非不|(?:哪有(?:话|说)?|哪会|怎么会|没(?:有)?(?:话|说|讲)过?)不|不反对|不讨厌|不拒绝|不抗拒|不排斥|(?<!身体)没(?:问题|关系|所谓|意见)"
    r"|(?:若|若是|如|如果|要是)有|有没有?.{1,14}(?:介绍|招|请|要|做)|有.{1,8}就(?:做|去)|有得做"
    r"|(?:哪里|哪个厂|哪间厂|谁)(?:有|要|请|招).{0,3}人|想试|试下|试试|听(?:人|说|人说|人讲)|亦(?:可|得)|也可$"
    r"|(?:都|也)(?:可以|行|得|能做|愿意|接受|ok)|可以(?:上|做|接受|加班|出|外出|去|住)|只能|要?包(?:吃|住)|要有|能(?:上夜|接受|加班|吃苦|外出)"
    r"|接受|考虑|只要|什么都|随便|服从|不怕|不挑|不限|不拘|不介意|不嫌|不计较|没所谓|无所谓|有.{1,6}就行|(?:可以|也行|也得|都得|去得)(?:啊|呀|的|啦|喔|哦)?$|要求不高|就近|附近|离家近|\d{4,5}(?:元|块|以上|左右)"
)
_SKILL = re.compile(
    r"会(?!计|议|所|场|馆|员|展)|懂|熟悉|熟练|熟手|擅长|精通|掌握|学过|学会|持有|持.{0,6}证|有.{0,10}证|考了|考过|拿了|拿过|证书"
    r"|[a-c]\d照|[a-c]\d(?:驾|证)|驾照|驾驶证|上岗证|操作证|健康证|等级证|手艺|能(?:操作|开|看懂|独立|用|修|做|打)|可以(?:开|操作|看)"
    r"|略懂|证$|工证|不用人教|样样(?:行|都行)|很?在行|上手快|手脚快|独立做"
)
_PAST = re.compile(
    r"以前|之前|过去|原来|曾|从前|早年|年轻时|过(?!年|节|来|去|夜|敏)|\d+(?:-\d+)?(?:多|来|几)?年|十几年|几十年|几年|多年|半年"
    r"|一直|从事|当兵|退伍|经验|在.{1,12}(?:做|上班|打工|干|工作)|打工|老师傅|上班|务工|务农|在家种|待业|失业"
)
_FORMERLY = re.compile(r"以前|之前|曾")
# A refusal that names nothing refuses what the clause before it named.
_NOW = r"(?:现在|如今|目前|以后|今年|今后|这辈子|再|以前|后来|下次)"
_BARE_REFUSAL = re.compile(
    rf"(?:但是?|不过|可是|所以|只是|而且|那)?(?:我|他|她|人)?(?:自己)?{_NOW}?(?:就|都|也|是|倒|只好|通通|全都?|一律)*(?:真的?|死|再)?"
    r"(?:不(?:太|大|是很)?(?:想|愿意?|打算|敢|肯|能|会)?(?:再)?(?:做|干|去|踩|开|进|搞|上|跑|碰|掂|沾|当|行|得|可以|考虑|同意|接|制|适合|合适)?(?:得|成)?"
    # Any verb will do where the refusal ends in 了: 不贴了, 不敢站了.
    r"|(?:再)?不(?:想|愿意?|打算|敢|肯|能)?(?:再)?[\u4e00-\u9fff](?=了|咯|喇|啦)|不(?:想|愿意?|敢|肯)再[\u4e00-\u9fff]"
    r"|[\u4e00-\u9fff]{0,4}[做干当开顶吃搬跑去受](?:不了|不来|不成|不惯|不得|不动|不下去|不住|不到)|下不去手|不[做干开踩跑当搬车]得"
    r"|(?:坚决|绝对|肯定|说什么|无论如何)都?不(?:再)?[做去干进开要]|[做干](?:怕|厌|腻|够|烦|伤)|受够|厌倦|推(?:掉|辞)?|辞|算|免|免谈|没兴趣|(?:不用|不要|别|莫)(?:再)?(?:叫|找|介绍|喊)(?:给)?我?"
    r"|(?:给多少钱?|怎么|打死|多少钱|死)都不(?:去|做|干|考虑|肯|要)|(?:宁可|宁愿|情愿)(?:闲|饿|在家|失业|要饭|耕田).{0,4})"
    r"(?:这个|这行|那个|那种|它|这些|那些|了|啦|咯|喇|吧|的|啊|哦|喔|着)*"
)
VERB: Final = (
    "做干去当开踩跑进搞碰掂沾搬送拉卖炒洗扫焊种养带学摆砌装修剪缝车守看煮端铺挖砍割采"
    "摘捡收打杀喂烧刷贴拖抬扛入回返落上下掌切"
)
"""What a person does at work, in one letter."""
# What stands between a negation and the work that it refuses.
_REFUSED_BEFORE = re.compile(
    rf"(?:(?<!么)不|{_DONT})"
    r"(?:是很|太|大|很|怎么|再|能|可以|敢|肯|想|愿意?|打算|准备|考虑|接受|喜欢|中意|钟意|适合|适宜|合适|要|叫|给|安排"
    r"|介绍|推荐|派|找|来|到|转|改行?|选|报|跟|替|帮|人|家|我|他|她|那些|那种|这种|什么"
    rf"|[{VERB}])*$"
)
_REFUSED_AFTER = re.compile(
    r"(?:的?(?:工作|工|活|事|班|行业|这行|那行|那种活?|这种活?|这些|那些|这类|那类|之类|一类|方面|岗位?|的))?"
    r"(?:[太好很真].{1,3})?"
    r"(?:我|他|她|就|都|也|更|是|倒|真的?|早就?|实在|现在|已经|坚决|绝对|肯定|打死|死|再|暂时|一概|通通|以后|今后|这辈子)*"
    rf"(?:[\u4e00-\u9fff]?不(?:了|得|动|来|惯|成|住|到|下去?|起|上)"
    rf"|不(?:想|敢|肯|能|可以|愿意?|打算|考虑|适合|合适|会再)?(?:再)?(?:[{VERB}](?:[去来]|那里|那边)?|行|可以|能|想|愿意?|考虑|适合|合适|要)"
    r"|不(?:想|敢|肯|能|愿意?)?(?:再)?[\u4e00-\u9fff](?=了|咯|喇|啦)|不敢"
    r"|(?:不用|不必|免|别)[说讲提]|(?:不用|不要|别|莫)(?:再)?(?:给我|帮我|跟我)?(?:叫|推|找|喊|派|介绍|安排|推荐|提)(?:给)?我?|免谈|算|拒绝)(?:了|咯|喇|啦|的|着|吧|啊)*"
)
FAILING: Final = r"(?<=[\u4e00-\u9fff])不[了得动来惯起](?=[\u4e00-\u9fff])"
"""What bends under the work: 搬不了货 cannot do 搬货."""
_REFUSED_AT_LAST = re.compile(
    rf"(?:(?<![走离打散分])不(?:敢|想|愿意?|打算|肯|能)?(?:再)?(?:[{VERB}]|考虑)(?:去|来|那里做?|那边做?|这个|那个|这行|那行|这种|那种|它|那活|这活|活)*"
    rf"|(?:[{VERB}顶受吃熬挨接]|坚持|适应|习惯)不(?:了|成|来|动|下去|住|顺|惯|得|到|起)"
    r"|不(?:想|愿意?|敢|肯|能)再.{1,5}|(?<!没)[做干](?:够|怕|厌|腻|伤|烦)|[\u4e00-\u9fff](?:怕|厌|腻|够)(?=了)"
    r"|不敢|拒绝|回绝|推(?:掉|辞)|算|免谈|(?:不用|不要|别|莫)(?:再)?(?:叫|推给|找|喊|派|介绍)(?:给)?我"
    rf"|(?:哪里|哪|怎么)(?:还)?[{VERB}](?:得)?(?:起|动|了|住|来)|丢不起.{{1,4}})"
    r"(?:了|咯|喇|啦|的)*$"
)
_WORN_OUT = re.compile(
    r"(?:眼睛?|视力|腰|手|脚|腿|膝盖?|颈椎?|肺|身体|血压).{0,4}"
    r"(?:坏|不行|废|毁|断|顶不住|受不了|不好使|垮|直不起)(?:了|来)"
)
# What is wrong with a place, not with the work: its pay, its way, its hours, its terms.
_TERMS_OF_WORK = re.compile(
    r"工资|人工|钱|薪|路|离|远|天气|时间|包|押金|合同|中介|不招|不要我|嫌我|社保|保险"
)
# Given up for good, whatever the reason: 老板压工资我不端了; but 夜班不上了 speaks of the shift.
_NO_MORE = re.compile(
    rf"(?<!夜班)(?<!晚班)(?<!加班)(?<!通宵)(?<!远)(?:我|也|都|就|是|再也|死都|打死都)*(?:不(?:想|敢|肯|能)?(?:再)?[{VERB}]|[{VERB}顶受熬接]不(?:了|住|动|下去|来|到))(?:了|咯|喇|啦)+$"
    r"|(?:再也|死都|打死都|坚决)不.{1,3}$|别(?:再)?叫我$|推掉了?$|回绝了?$"
)
_OUTWARD = re.compile(
    r"倒闭|关门|店关|关了|结业|停产|裁员|解散|拆迁|征[地收]|到期|生(?:孩子|小孩|娃|仔|完|了)|坐月子|怀孕|家里有事|过完年"
    r"|(?:车|机器)(?:坏|卖|旧)|搬(?:走|迁|回)|疫情|没(?:活|单|货)(?:干|做|接)?|毕业|结婚|回来带"
)
_ADDS = re.compile(r"(?!其他|其它|其余|别的|什么|哪|啥|随便|任何|都)[^,]{0,6}(?:还|也|亦)(?!不|没)")
_ONLY = re.compile(
    rf"^非[^,]{{1,8}}不[{VERB}]|^除[了开去][^,]{{1,8}}(?:别的|其他|其它|什么|哪里)(?:工|活|厂)?(?:都|也|就)?(?:不|别)"
)
# 没买社保的保安不做: another place of the same work would do.
_UNDER_TERMS = re.compile(
    rf"(?:没|不|无|太|要|压|拖|工资|人工|底薪).{{1,8}}的.{{0,6}}(?<!都)(?:不[{VERB}要]|免谈|算了|别[叫找])"
)
_OTHERS: Final = (
    r"(?:老公|老婆|丈夫|妻子|爱人|儿子|女儿|仔|女|父亲|母亲|爸爸?|妈妈?|阿妈|阿爸|哥哥?|弟弟?|姐姐?|妹妹?|阿婶|阿姨|阿叔|家婆|家公|媳妇"
    r"|儿媳|亲戚|邻居|隔壁|隔篱|老乡|朋友|同乡|工友|同事|村里人|别人|人家|家那个|家那位|屋里人)"
)
SUBJECT: Final = re.compile(
    rf"(?:我|我们|我家|自己|本人|你|他|她|的|这个|那个|{_OTHERS})*(?:们|家|那|都|也|就|个)*(?:(?:说|讲|话)(?:他|她))?"
)
"""Who a clause speaks of; no clause of its own."""
# What others do or refuse is not the person's; what they say or forbid is.
_OF_ANOTHER = re.compile(
    rf"^(?:我|我们|我家|的|隔篱|隔壁|那个)*{_OTHERS}(?:们|家|的|那|都|也|就|个)*"
    r"(?!说|话|讲|叫|喊|要|嫌|介绍|帮|让|反对|同意|不(?:让|准|许|给|肯让|同意|允许|赞成|放心|钟意|中意|喜欢))"
    r"(?:一直|以前|现在|经常|死都|打死都)?.{0,2}[做干在是当开搞跑进去不]"
    rf"|^(?:我|我们|我家|的)*{_OTHERS}(?:说|讲|话)(?:她|他)"
)
_REPROACH = re.compile(
    r"(?![太又真好很天]|.{0,2}(?:工资|人工|时间|路|家|离|天气|身体|年纪|事|活|我|钱|老板)).{2,}(?:(?:太|好|很)(?:辛苦|累|脏|热|吵|危险|熬人|苦|闷)|伤(?:身|眼睛?|手|腰))"
)
# A wish that names nothing wishes for what the clause before it lacked: 没做过月嫂,想试试.
_BARE_WISH = re.compile(
    r"(?:但是?|不过|可是|只是|其实|反而|而且)?(?:我|他|她)?(?:自己|本人)?(?:现在)?(?:就|也|都|是|很|好|还是?|倒|却|反而)*"
    r"(?:(?:想|可以|愿意|肯|希望|打算|准备)(?:去|来|跟人|从头|慢慢|接着|跟着|边做边)?"
    r"(?:继续)?(?:试一?试看?|试一?下|学一?学|学习?|学一?下|做一?下|做做看|学着?(?:做|干)|学起|顶)|肯|愿意)(?:的|啦|啊|呀)?"
    rf"|(?:.{{0,2}}(?:有人|肯|包)(?:教|带)(?:的话)?)?(?:但是?|不过|可是|其实)?我(?:自己|本人)?(?:就|也|都|是|还|倒|照样)*(?:想|可以|愿意|肯)(?:去)?[{VERB}](?:的|啦|啊|呀)?"
)
# 保安、保洁、洗碗都不想做: the refusal reaches back over the whole list.
_COLLECTIVE = re.compile(
    r"^.{0,8}?(?:(?:全部|统统|通通|一律|一概|全|(?<![死么何钱])都)(?:不|别|免|算)|(?:这些|那些|这类|这两[样种个])[^,]{0,3}(?:不|别|免|算))"
)
_HANGING = re.compile(
    r"(?:和|或者?|还有|以及|跟(?!人|师|老|我|着|队|车|班|他|她)|也不|连|更不|包括)"
)


@lru_cache(maxsize=1 << 13)
def marked_kind(clause: str) -> Kind | None:
    """Tell the kind that a clause's own words give it.

    Parameters
    ----------
    clause : str
        A normalised clause.

    Returns
    -------
    str or None
        None where nothing tells it.

    Examples
    --------
    >>> [marked_kind(text) for text in ("做不了保安", "不是不想做保安", "腰不好", "保安")]
    ['refusals', 'wishes', 'constraints', None]
    """
    plain = without_mock_negation(clause)
    if is_of_another(clause):
        return "constraints"
    if is_under_terms(clause) or means_only(clause):
        return "wishes"
    if ALSO.search(plain):
        plain = plain.replace("除了", "").replace("除开", "").replace("除去", "")
    return _negative_kind(plain) or _positive_kind(clause)


@lru_cache(maxsize=1_024)
def without_mock_negation(clause: str) -> str:
    """Blank the words that look like a negation and are none, so that spans stay."""
    return _NO_NEGATION.sub(lambda found: " " * len(found.group()), clause)


def _negative_kind(plain: str) -> Kind | None:
    if _NEGATED_DETAIL.search(plain):
        return "wishes"
    if _REFUSAL.search(plain):
        return "refusals"
    if _CANNOT_WORK.search(plain) and not _CONDITION.search(plain):
        return "refusals"
    if any(pattern.search(plain) for pattern in (_CANNOT, _LACK, _BODY)):
        return "constraints"
    if _DENIED_AFTER.search(plain):
        return "refusals"
    # 会带小孩, 想带小孩 and 带过小孩 speak of work; 要带小孩 of home.
    if _CARE.search(plain) and not _OFFERS.search(plain):
        return "constraints"
    return None


def _positive_kind(clause: str) -> Kind | None:
    if _FORMERLY.search(clause):
        return "past"
    patterns: tuple[tuple[Kind, re.Pattern[str]], ...] = (
        ("wishes", _WISH),
        ("skills", _SKILL),
        ("past", _PAST),
    )
    return next((kind for kind, pattern in patterns if pattern.search(clause)), None)


def refuses_work(clause: str, start: int, end: int) -> bool:
    """Say whether the words around a work that a clause names refuse it.

    Parameters
    ----------
    clause : str
        A normalised clause.
    start, end : int
        Span of the words that name the work.

    Returns
    -------
    bool
        True for 不想再进[鞋厂] and [大车]早就开不了了; a lack or a mere condition is none.
    """
    plain = without_mock_negation(clause)
    return bool(
        # 不会开车 lacks a skill; who lacks it may want to learn it.
        (plain[start] != "会" and _REFUSED_BEFORE.search(plain[:start]))
        or re.search(FAILING, plain[start:end])
        or _REFUSED_AFTER.fullmatch(plain[end:])
    )


def is_bare_refusal(clause: str) -> bool:
    """Say whether a clause refuses without naming what: 不做了, 算了."""
    return _BARE_REFUSAL.fullmatch(clause) is not None and not _STRAIN.search(clause)


@lru_cache(maxsize=1 << 13)
def gives_up_for_a_reason(clause: str) -> bool:
    """Say whether a reason ends in a refusal of no shift, place or pay: 眼睛不好不敢开了."""
    plain = without_mock_negation(clause)
    if _OTHER_WORK.match(clause) or not _REFUSED_AT_LAST.search(plain) or ends_outwardly(clause):
        return False
    of_terms = _STRAIN.search(clause) or _TERMS_OF_WORK.search(clause)
    return not of_terms or _NO_MORE.search(plain) is not None


def is_worn_out(clause: str) -> bool:
    """Say whether a clause tells that the body gave way: 眼睛不行了."""
    return _WORN_OUT.search(clause) is not None


def ends_outwardly(clause: str) -> bool:
    """Say whether work ended for a reason that lies outside it: 店关门了, 后来生孩子."""
    return _OUTWARD.search(clause) is not None


def negation_start(clause: str) -> int | None:
    """Tell where the first words that refuse stand; None where a clause has none itself."""
    plain = without_mock_negation(clause)
    found = (p.search(plain) for p in (_REFUSAL, _CANNOT_WORK, _DENIED_AFTER))
    return min((match.start() for match in found if match), default=None)


def adds_to(clause: str, following: str) -> bool:
    """Say whether 除了 adds to what follows it, over the comma: 除了保洁,还可以做饭."""
    return (
        clause.lstrip().startswith("除")
        and _ADDS.match(following.lstrip("、 ")) is not None
        and _REFUSAL.search(without_mock_negation(following)) is None
    )


def means_only(clause: str) -> bool:
    """Say whether a clause wants this work and no other: 非保洁不做, 除了保洁别的不做."""
    return _ONLY.search(clause) is not None


def is_under_terms(clause: str) -> bool:
    """Say whether a clause refuses work on some terms only: 没买社保的保安不做."""
    return _UNDER_TERMS.search(without_mock_negation(clause)) is not None


def is_of_another(clause: str) -> bool:
    """Say whether a clause tells what somebody else does or refuses: 邻居做保姆做怕了."""
    return _OF_ANOTHER.match(clause) is not None


def is_reproach(clause: str) -> bool:
    """Say whether a clause speaks ill of some work of its own: 抹楼梯太辛苦."""
    return _REPROACH.match(clause) is not None


def is_bare_wish(clause: str) -> bool:
    """Say whether a clause wishes to try or learn without naming what: 想试试."""
    return _BARE_WISH.fullmatch(clause) is not None


def is_objection(clause: str) -> bool:
    """Say whether a clause tells that others are against it: 老婆不让我开."""
    return re.search(_OBJECTION, clause) is not None


def refuses_list(clause: str) -> bool:
    """Say whether a refusal reaches back over the list it ends: 洗碗都不想做."""
    return _COLLECTIVE.match(clause) is not None


def hangs_on(clause: str) -> bool:
    """Say whether a clause begins with a word that joins it to the one before."""
    return _HANGING.match(clause) is not None
