import type { Words } from '../language.ts'
import type { RefusalCode } from '../refusal.ts'

/** A refusal in two steps, for pages that set them apart, and as one sentence. */
export interface RefusalSentence extends Words {
  readonly what: Words
  readonly next: Words
}

function say(zh: readonly [what: string, next: string], en: readonly [what: string, next: string]): RefusalSentence {
  return {
    zh: zh.join(''),
    en: en.join(' '),
    what: { zh: zh[0], en: en[0] },
    next: { zh: zh[1], en: en[1] },
  }
}

/** What people are told: what happened, and what they can do now. */
export const refusalSentences: Record<RefusalCode, RefusalSentence> = {
  'signed-out': say(
    ['您还没有登录。', '请先登录，再做一次。'],
    ['You are not signed in.', 'Please sign in and try again.'],
  ),
  'sign-in-failed': say(
    ['账号或密码不对。', '请检查后再试；忘了密码，请管理员给您一个登录链接。'],
    ['The login or password is wrong.', 'Check them and try again, or ask your administrator for a sign-in link.'],
  ),
  'slow-down': say(
    ['试得太快了。', '请等几分钟再试。'],
    ['That was too many tries at once.', 'Please wait a few minutes and try again.'],
  ),
  'link-unknown': say(
    ['这个链接打不开任何内容。', '可能没有复制完整，请重新点开收到的链接，或者问村文书。'],
    ['This link leads nowhere.', 'It may be cut off: open the one you received again, or ask the village clerk.'],
  ),
  'link-revoked': say(
    ['这个链接已经换成新的了。', '请用最近收到的那一个；找不到，请问村文书。'],
    ['This link has been replaced by a new one.', 'Please use the latest one you received, or ask the village clerk.'],
  ),
  'link-used': say(
    ['这个链接只能用一次，已经用过了。', '如果不是您用的，请马上告诉给您链接的人。'],
    ['This link works once and has been used.', 'If that was not you, tell the person who gave it to you at once.'],
  ),
  'link-expired': say(
    ['这个链接已经过期。', '请村文书给您一个新的。'],
    ['This link has expired.', 'Please ask the village clerk for a new one.'],
  ),
  'not-your-village': say(
    ['这里不归您负责的地方管。', '请从您自己的村镇进入；职责有变，请告诉管理员。'],
    [
      'This place is outside your area.',
      'Go back to your own area, or tell your administrator if your duties have changed.',
    ],
  ),
  'not-your-role': say(
    ['这件事不由您来办。', '请交给负责的人办；职责有变，请告诉管理员。'],
    [
      'This is not yours to do.',
      'Please leave it to the person in charge, or tell your administrator if your duties have changed.',
    ],
  ),
  'already-voted': say(
    // Read by voters and by those who enter a vote for them.
    ['这一票已经投过，以第一次为准。', '不用再投。如果不是本人投的，请马上告诉村文书。'],
    [
      'This vote was cast already, and the first one counts.',
      'There is nothing more to do. If it was not cast by the voter, tell the village clerk at once.',
    ],
  ),
  'poll-closed': say(
    ['表决已经结束。', '结果会登在村公开栏；有疑问，请问村文书。'],
    ['The vote is closed.', 'The result is put on the village board; ask the village clerk if in doubt.'],
  ),
  'poll-not-open': say(
    ['表决还没有开始。', '请到通知的时间再打开。'],
    ['The vote is not open yet.', 'Please come back at the time announced.'],
  ),
  'not-entitled': say(
    ['这次表决的名单里没有您。', '如果应该有您，请告诉村文书核对名单。'],
    ['You are not on the list for this vote.', 'If you should be, ask the village clerk to check the list.'],
  ),
  recused: say(
    ['这次表决与您有关，按规定您要回避。', '您不用投票；有意见可以向村文书提出。'],
    [
      'This vote concerns you, so you stand aside.',
      'You need not vote; you can still tell the village clerk what you think.',
    ],
  ),
  'too-many-choices': say(
    ['选得太多了。', '请减少几项再提交。'],
    ['You chose too many.', 'Please choose fewer and send it again.'],
  ),
  'unknown-choice': say(
    ['没有收到您的选择，或者选项不对。', '请回到选票，从列出的选项里选。'],
    ['Your choice is missing or not on the paper.', 'Please go back and choose from the list.'],
  ),
  'tally-mismatch': say(
    ['纸票的数目对不上。', '请和监票人重新清点，再录入一次。'],
    ['The paper votes do not add up.', 'Please count them again with the scrutineers and enter them anew.'],
  ),
  'wrong-stage': say(
    ['现在还不能办，或者已经办过了。', '请刷新，看看事项走到哪一步。'],
    ['This cannot be done now, or is done already.', 'Please reload and see where the matter stands.'],
  ),
  'no-visit-yet': say(
    ['还没有走访记录。', '请先走访至少一户，再召集会议。'],
    ['Nobody has been visited yet.', 'Please visit at least one household before convening.'],
  ),
  'own-work': say(
    ['自己的任务不能自己验收。', '请另一位同志验收。'],
    ['Nobody reviews their own work.', 'Please ask someone else to review it.'],
  ),
  'notice-open': say(
    ['公示期还没有满。', '请等公示结束再办结。'],
    ['A public notice is still running.', 'Please wait until it ends before closing.'],
  ),
  'objections-unanswered': say(
    ['还有异议没有答复。', '请先逐条答复。'],
    ['Some objections have no answer yet.', 'Please answer each of them first.'],
  ),
  'actions-open': say(
    ['还有任务没有验收。', '请先完成并验收。'],
    ['Some actions are not accepted yet.', 'Please finish them and have them reviewed first.'],
  ),
  'low-score': say(
    ['群众评价平均不到3分，事项退回落实。', '请安排改进任务，办好后再请大家评价。'],
    [
      'People gave it less than 3 on average, so it goes back to be acted upon.',
      'Please assign what will mend it, then ask for evaluations again.',
    ],
  ),
  invalid: say(
    ['填写的内容有误。', '请改正后再提交。'],
    ['Something in the form is not right.', 'Please correct it and send it again.'],
  ),
  'not-found': say(
    ['没有找到这个页面或内容。', '请检查网址，或者从村公开栏进入。'],
    ['Nothing was found here.', 'Please check the address, or start from the village board.'],
  ),
  'too-large': say(
    ['内容或文件太大。', '请缩短或缩小后再提交。'],
    ['The text or file is too large.', 'Please make it smaller and send it again.'],
  ),
  'too-many': say(
    ['数量太多，不能再加。', '请整理已有的，或者联系村文书。'],
    ['There are too many already.', 'Please tidy up what is there, or ask the village clerk.'],
  ),
  conflict: say(
    ['同一次操作送来了不同的内容。', '先送到的已经保留；请刷新页面再填。'],
    ['The same act was sent with different content.', 'What came first is kept; please reload and fill it in again.'],
  ),
  'stale-revision': say(
    ['别人刚刚改过这个事项。', '请刷新，看过最新情况再提交。'],
    ['Someone has just changed this matter.', 'Please reload, look at it again and resend.'],
  ),
  'not-here': say(
    ['这里没有提供这项功能。', '请从首页进入。'],
    ['This is not offered here.', 'Please start from the first page.'],
  ),
}
