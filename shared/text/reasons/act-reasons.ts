import type { Words } from '../../language.ts'

/** Why an act does not go through as the matter stands. */
export const actReasons = {
  'no-such-topic': { zh: '没有这个议题。', en: 'There is no such topic.' },
  'no-such-poll': { zh: '没有这次表决。', en: 'There is no such poll.' },
  'no-such-notice': { zh: '没有这个公示。', en: 'There is no such notice.' },
  'no-such-objection': { zh: '没有这条异议。', en: 'There is no such objection.' },
  'no-such-action': { zh: '没有这项任务。', en: 'There is no such action.' },
  'no-such-list': { zh: '花名册里没有这份名单，或者名单是空的。', en: 'The roster has no such list, or it is empty.' },
  'no-such-staff': { zh: '这里没有这位工作人员。', en: 'There is no such member of staff here.' },
  'not-on-list': { zh: '名单里没有这个人。', en: 'This person is not on the list.' },
  'voter-twice': { zh: '有人列了两次。', en: 'Somebody is listed twice.' },
  'choose-one': { zh: '请至少选一项；都不合适可以选“弃权”。', en: 'Please choose at least one, or "abstain".' },
  'abstain-stands-alone': { zh: '选了“弃权”，就不能再选别的。', en: '"Abstain" cannot go with another choice.' },
  'topic-declined': { zh: '这个议题已经答复不列入。', en: 'This topic has been declined.' },
  'topic-polled': {
    zh: '这个议题已经付诸表决，不能再答复不列入。',
    en: 'This topic has gone to a vote and cannot be declined.',
  },
  'no-meeting-convened': { zh: '还没有召集会议。', en: 'No meeting has been convened.' },
  'polls-open': { zh: '还有表决没有结束。', en: 'A vote is still open.' },
  'minutes-frozen': { zh: '纪要已有人签署，不能再改。', en: 'The minutes have been signed and cannot be changed.' },
  'not-asked-to-sign': { zh: '这份纪要没有请您签署。', en: 'You were not asked to sign these minutes.' },
  'notice-over': { zh: '公示期已经结束。', en: 'The notice has ended.' },
  'objection-answered': { zh: '这条异议已经答复过。', en: 'This objection has been answered already.' },
  'not-your-action': { zh: '这项任务由别人负责。', en: 'This action belongs to somebody else.' },
  'action-accepted': { zh: '这项任务已经验收。', en: 'This action has been accepted already.' },
  'action-not-submitted': { zh: '负责人还没有报完成。', en: 'Its owner has not handed it in yet.' },
  'nothing-ends-here': { zh: '这一步还不能办结。', en: 'The matter cannot be closed at this step.' },
  'too-many-topics': {
    zh: '一个事项最多60个议题，请另开一个事项。',
    en: 'A matter takes at most 60 topics; please open another.',
  },
  'too-many-meetings': {
    zh: '一个事项最多60次会议，请另开一个事项。',
    en: 'A matter takes at most 60 meetings; please open another.',
  },
  'too-many-lists': {
    zh: '一个文件最多50个名单，请分成几个文件。',
    en: 'A file takes at most 50 lists; please split it.',
  },
  'code-twice': { zh: '同一个区划代码出现了两次。', en: 'The same division code stands there twice.' },
  'too-many-polls': {
    zh: '一个事项最多60次表决，请另开一个事项。',
    en: 'A matter takes at most 60 polls; please open another.',
  },
  'sealed-paper-out': {
    zh: '这位已经用原来的链接领了封签票，票在当时的手机上。请用那部手机打开原来的链接，票会投进去；换了链接票就投不了。',
    en: 'A sealed paper was taken with the old link and lies on that phone. Open the old link there and it goes in; with a new link it could not.',
  },
  'list-dropped': {
    zh: '这份名单上次没有录成，已经作废。请核对后重新录一次。',
    en: 'This list did not come through and was dropped. Please check it and enter it anew.',
  },
  'few-voters': {
    zh: '名单上不到5人，无记名表决的结果可能让人猜出谁选了什么。确实要开，请再点一次确认；也可以改为记名。',
    en: 'There are fewer than 5 on the list: the result of a secret poll may tell who chose what. Confirm to open it all the same, or take a named one.',
  },
  'secret-votes-stay': {
    zh: '无记名的票投了就不能改：谁也不知道哪张是谁的。',
    en: 'A secret vote cannot be changed: nobody knows which paper is whose.',
  },
  'sealed-is-secret': { zh: '封签投票只用于无记名表决。', en: 'Only a secret poll can be sealed.' },
  'sealed-weights': {
    zh: '名单上有人不止一票，不能用封签投票：票数本身会说出是谁的。',
    en: 'Somebody on the list has more than one vote: such a poll cannot be sealed, for the weight would tell whose paper it is.',
  },
  'sealed-on-own-phone': {
    zh: '这次是封签投票，票要在本人手机上封好，别人不能代录；用不了手机的，请到会场投纸票。',
    en: 'This poll is sealed: the paper is sealed on the voter’s own phone and nobody can enter it. Without one, vote on paper in the hall.',
  },
  'seal-broken': {
    zh: '这张票上的签名对不上，没有收进票箱。',
    en: 'The signature on this paper does not hold; it was not put into the box.',
  },
  'not-blinded': {
    zh: '封好的票不完整，请重新打开链接再试。',
    en: 'The sealed paper is not whole; open the link again.',
  },
  'own-proxy': { zh: '不能委托给自己。', en: 'Nobody can stand for themselves.' },
  'proxy-twice': {
    zh: '这位已经委托过别人，或者已经受人委托，不能再转。',
    en: 'This voter is represented already, or stands for somebody: a mandate is not passed on.',
  },
  'too-many-proxies': {
    zh: '受托人数已到本次表决允许的上限。',
    en: 'This voter stands for as many others as this poll allows.',
  },
  'too-many-notices': {
    zh: '一个事项最多60个公示，请另开一个事项。',
    en: 'A matter takes at most 60 notices; please open another.',
  },
  'too-many-objections': {
    zh: '异议已经够多，请等答复后再提。',
    en: 'There are many objections already; please wait for the answers.',
  },
  'too-many-actions': { zh: '一个事项最多200项任务。', en: 'A matter takes at most 200 actions.' },
  'too-many-reports': { zh: '一项任务最多填报100次进展。', en: 'An action takes at most 100 reports.' },
  'unknown-command': { zh: '没有这种操作。', en: 'There is no such command.' },
  'calendar-not-published': {
    zh: '国务院还没有公布那一年的节假日安排，算不出工作日。',
    en: 'The official calendar of that year is not published yet, so working days cannot be counted.',
  },
} as const satisfies Record<string, Words>
