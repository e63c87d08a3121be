import { codes } from '../roster.ts'
import type { Scene, Telling } from '../telling.ts'
import { beginTelling } from '../telling.ts'
import type { People } from './people.ts'

/** 评: all done and accepted; the households are saying how it went. */
export async function herd(scene: Scene, { clerk, director, helper1, helper2, township }: People): Promise<Telling> {
  const told = await beginTelling(scene, [-126, '09:00'], clerk, '集体养牛基地怎么经营')
  const visit = await told.act([-125, '10:30'], helper2, 'record-visit', {
    answers: { household: '包·乌力吉', needs: '牛舍盖好了，怕包给外人挣了钱村里分不着。', areas: ['industry'] },
  })
  const topic = await told.act([-120, '09:15'], clerk, 'raise-topic', {
    title: '41头基础母牛由谁来养',
    background:
      '牛舍624平方米、草料库100平方米已验收，投资188.3万元。候选：村里自己养；租给合作社；联合经营，保底分红6%。',
    fromVisits: [visit],
  })
  await told.act([-118, '09:00'], clerk, 'convene', {
    answers: { kind: '村民会议', place: '村部院子', heldOn: told.on(-105), heldAt: '09:00', note: '每户来一名代表。' },
    topics: [topic],
    electorate: 'households',
  })
  await told.act([-105, '09:00'], clerk, 'check-in', { voters: codes('h', 1, 36) })
  const poll = await told.act([-105, '09:50'], clerk, 'open-poll', {
    topicId: topic,
    question: '养牛基地怎么经营?',
    choices: [
      { key: 'own', text: '村里自己养' },
      { key: 'lease', text: '租给合作社' },
      { key: 'joint', text: '联合经营，保底分红6%' },
    ],
    electorate: 'households',
    secret: true,
    rule: { quorum: { of: 'electorate', atLeast: '2/3' }, pass: { of: 'present', moreThan: '1/2' } },
  })
  await told.cast([-105, '10:00'], poll, { joint: codes('h', 1, 6), lease: ['h07', 'h08'] })
  await told.act([-105, '10:20'], clerk, 'paper-tally', {
    pollId: poll,
    counts: { joint: 20, own: 4, lease: 3, abstain: 1 },
    voters: codes('h', 9, 36),
    scrutineers: ['监票人甲', '计票人乙'],
  })
  await told.closePoll([-105, '10:30'], clerk, poll)
  await told.act([-104, '09:00'], clerk, 'write-minutes', {
    text: '联合经营合同要写明保底分红，每年十二月底前兑现，账目每季度上墙。',
    signers: [clerk.id, director.id],
  })
  await told.act([-104, '09:20'], clerk, 'sign-minutes', {})
  await told.act([-104, '16:00'], director, 'sign-minutes', {})
  const notice = await told.act([-103, '09:00'], clerk, 'publish-notice', { subject: '养牛基地经营方式公示', days: 7 })
  const assign = (text: string, owner: string, due: number) =>
    told.act([-103, '09:30'], clerk, 'assign', { topicId: topic, text, owner, due: told.on(due) })
  const contract = await assign('与合作社签联合经营合同', director.id, -80)
  const insurance = await assign('给41头母牛上养殖保险', helper1.id, -60)
  const accounts = await assign('第一季度账目上墙', helper2.id, -12)
  await told.noticeEnds(notice)
  const finish = async (action: string, owner: typeof clerk, day: number, text: string, reviewer: typeof clerk) => {
    await told.act([day, '16:00'], owner, 'report-progress', { actionId: action, text, submit: true })
    await told.act([day + 1, '09:00'], reviewer, 'review', { actionId: action, verdict: 'accept' })
  }
  await finish(contract, director, -84, '合同已签，保底分红6%写进第五条。', township)
  await finish(insurance, helper1, -66, '41头全部投保，保单存村部。', clerk)
  await finish(accounts, helper2, -15, '收支账已上墙，产犊17头。', clerk)
  await told.evaluate([-10, '19:00'], topic, codes('h', 1, 8), 5)
  await told.evaluate([-7, '12:30'], topic, codes('h', 20, 23), 4, '账看得懂，放心')
  await told.evaluate([-3, '20:10'], topic, ['h31', 'h34'], 3, '盼着早点见到分红')
  return told
}
