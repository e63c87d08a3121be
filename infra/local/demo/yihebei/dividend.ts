import { codes } from '../roster.ts'
import type { Scene, Telling } from '../telling.ts'
import { beginTelling } from '../telling.ts'
import type { People } from './people.ts'

/** Closed: voted, objected to, corrected, paid, evaluated. */
export async function dividend(
  scene: Scene,
  { clerk, director, helper1, helper2, township }: People,
): Promise<Telling> {
  const told = await beginTelling(scene, [-98, '09:00'], clerk, '入股分红怎么分')
  const visit = await told.act([-97, '14:00'], helper1, 'record-visit', {
    answers: { household: '董桂珍', needs: '分红按户平均还是按劳力，说法不一。', areas: ['industry'] },
  })
  const topic = await told.act([-95, '09:00'], clerk, 'raise-topic', {
    title: '肉牛合作社入股分红怎么分',
    background: '入股资产收益率不低于10%,今年可分14.2万元，户均3000元以上。',
    fromVisits: [visit],
  })
  await told.act([-93, '09:00'], clerk, 'convene', {
    answers: {
      kind: '村民会议',
      place: '村部和线上',
      heldOn: told.on(-80),
      heldAt: '09:00',
      note: '每户来一名代表，外出户用链接投票。',
    },
    topics: [topic],
    electorate: 'households',
  })
  await told.act([-80, '09:00'], clerk, 'check-in', { voters: codes('h', 1, 31) })
  const poll = await told.act([-80, '09:40'], clerk, 'open-poll', {
    topicId: topic,
    question: '分配办法选哪一个?',
    choices: [
      { key: 'equal', text: '每户平均' },
      { key: 'labour', text: '按劳动力' },
      { key: 'posts', text: '六成设公益岗、四成发现金' },
    ],
    electorate: 'households',
    secret: true,
    recused: ['h45'],
    rule: { quorum: { of: 'electorate', atLeast: '2/3' }, pass: { of: 'electorate', atLeast: '2/3' } },
  })
  await told.act([-80, '10:10'], clerk, 'paper-tally', {
    pollId: poll,
    counts: { posts: 28, equal: 3 },
    voters: codes('h', 1, 31),
    scrutineers: ['监票人甲', '计票人乙'],
  })
  await told.cast([-80, '19:00'], poll, { posts: codes('h', 39, 42), labour: ['h43'], abstain: ['h44'] })
  await told.closePoll([-79, '18:00'], clerk, poll)
  await told.act([-78, '09:00'], clerk, 'write-minutes', {
    text: '报账员一户回避。公益岗先满足无劳动能力以外的监测户。',
    signers: [clerk.id, director.id],
  })
  await told.act([-78, '09:10'], clerk, 'sign-minutes', {})
  await told.act([-78, '10:00'], director, 'sign-minutes', {})
  const notice = await told.act([-78, '11:00'], clerk, 'publish-notice', {
    subject: '分红名单公示',
    text: '46户分红名单贴在村部公开栏，有漏算、错算的请在公示期内提出。',
    days: 7,
  })
  const voter = { list: 'households', code: 'h25' }
  const objection = await told.act([-74, '19:30'], { kind: 'villager', voter }, 'object', {
    noticeId: notice,
    text: '我家去年分户，少算一份。',
  })
  await told.act([-73, '10:00'], clerk, 'answer-objection', {
    noticeId: notice,
    objectionId: objection,
    upheld: true,
    text: '核对户口簿属实，补一份，名单重新公示。',
  })
  await told.noticeEnds(notice)
  const pay = await told.act([-65, '09:00'], clerk, 'assign', {
    topicId: topic,
    text: '银行转账到户并核对回单',
    owner: helper2.id,
    due: told.on(-50),
  })
  await told.act([-53, '16:00'], helper2, 'report-progress', { actionId: pay, text: '已转账47份。', submit: true })
  await told.act([-52, '09:30'], township, 'review', { actionId: pay, verdict: 'return', reason: '有两户回单没附上' })
  await told.act([-51, '11:00'], helper2, 'report-progress', { actionId: pay, text: '两户回单已补。', submit: true })
  await told.act([-51, '15:30'], township, 'review', { actionId: pay, verdict: 'accept' })
  await told.evaluate([-24, '19:00'], topic, codes('h', 1, 9), 5)
  await told.evaluate([-22, '20:00'], topic, codes('h', 25, 28), 4, '补上就好，以后先对户口再公示')
  await told.act([-16, '10:00'], clerk, 'close', {})
  return told
}
