import type { Words } from '../language.ts'

/** Words of the page of a sealed poll as it comes; what it shares with every ballot stands in `villager-words.ts`. */
export const sealedWords = {
  sealed: {
    zh: '封签投票：票在您的手机上封好，连服务器也看不出谁选了什么。',
    en: 'Sealed: your phone seals the paper, and not even the server can tell who chose what.',
  },
  sealNumber: {
    zh: '封印号，每位村民看到的都一样，重新计票时也会显示：',
    en: 'The seal, the same for every voter and for whoever counts again:',
  },
  withoutTitle: { zh: '正在准备封票……', en: 'Getting ready to seal…' },
  without: {
    zh: '封票要靠网页里的一小段程序。过一会儿还停在这里，就是这部手机用不了它：脚本关了，或者浏览器太旧。请用微信或新一点的浏览器打开这个链接。',
    en: 'Sealing needs a small script in this page. If nothing happens in a moment, this phone cannot run it: scripts are off, or the browser is too old. Open the link in WeChat or a newer browser.',
  },
  hall: {
    zh: '也可以到会场投纸票：找村文书，领票、投箱，一样算数，一样看不出是谁的。',
    en: 'Or vote on paper in the hall: ask the village clerk. It counts the same, and is as secret.',
  },
  take: { zh: '封好我的票', en: 'Seal my paper' },
  notYet: {
    zh: '还没有投出。封好以后就不能改选，也不能再投纸票。',
    en: 'Not cast yet. Once sealed it cannot be changed, nor can you vote on paper.',
  },
  put: { zh: '现在投进票箱', en: 'Put it into the box now' },
  listed: {
    zh: '表决结束后，公布的计票文件里有以这个回执号开头的票号：查到了，就是您的票进了票箱。',
    en: 'When the vote is over, the published file lists a paper whose number begins with this code: then yours lies in the box.',
  },
} as const satisfies Record<string, Words>

/** What the page's script says when it comes to it. They travel with the script, which phones keep, and not with each page. */
export const sealedScriptWords = {
  sealing: { zh: '正在封票，请稍等……', en: 'Sealing, one moment…' },
  handTitle: { zh: '票封好了，还没进票箱', en: 'Sealed, but not yet in the box' },
  hand: {
    zh: '过几分钟它会自己投进票箱，这样没人能看时间猜出是谁的票。急着关手机，就按下面的按钮。',
    en: 'It goes into the box by itself in a few minutes, so that nobody can tell by the time whose it is. Press the button if you cannot wait.',
  },
  putting: { zh: '正在投进票箱……', en: 'Putting it into the box…' },
  elsewhereTitle: { zh: '这张票在另一部手机上', en: 'The paper is on another phone' },
  elsewhere: {
    zh: '它已经在另一部手机或另一个浏览器里封好。请用那部手机打开这个链接，看它是不是进了票箱。票只在那里，谁也不能补发。',
    en: 'It was sealed on another phone or in another browser. Open this link there to see that it is in the box. It lies nowhere else, and nobody can give out a second one.',
  },
  lateTitle: { zh: '表决结束了，这张票没进票箱', en: 'The vote is closed, and this paper is not in the box' },
  late: {
    zh: '这张票没有赶在截止前投进票箱，所以没有算上。',
    en: 'It was not put into the box before the end, so it was not counted.',
  },
  offline: {
    zh: '没有连上网。您的票还在这部手机里，没有丢，请再按一次。',
    en: 'No connection. Your paper is safe on this phone; please press again.',
  },
  failed: {
    zh: '没有封成。请关掉页面，重新打开链接再试；还是不行，请找村文书。',
    en: 'Sealing failed. Close the page, open the link again and try once more; if it fails again, ask the village clerk.',
  },
} as const satisfies Record<string, Words>
