import { codes } from '../roster.ts'
import type { Scene, Telling } from '../telling.ts'
import { beginTelling } from '../telling.ts'
import type { People } from './people.ts'
import { weights } from './people.ts'

const rule = { quorum: { of: 'electorate', atLeast: '2/3' }, pass: { of: 'present', moreThan: '1/2' } }

/** 行: decided and signed; a notice runs, one action is late, one handed in, one in time, one accepted. */
export async function road(scene: Scene, people: People): Promise<Telling> {
  const { clerk, director, helper1, helper2, township } = people
  const told = await beginTelling(scene, [-34, '09:00'], director, '产业路一事一议')
  const visit = await told.act([-33, '15:20'], helper1, 'record-visit', {
    answers: { household: '何金龙', needs: '果子熟了车进不来，人背出来就磕坏了。', areas: ['roads', 'industry'] },
  })
  const topic = await told.act([-31, '10:00'], director, 'raise-topic', {
    title: '修7公里产业路',
    background: '每公里奖补5万元，共35万元；每户出义务工10天。路线从村部到北山果园。',
    fromVisits: [visit],
  })
  await told.act([-30, '09:30'], clerk, 'convene', {
    answers: { kind: '村民代表会议', place: '村部院子', heldOn: told.on(-22), heldAt: '09:00' },
    topics: [topic],
    electorate: 'representatives',
  })
  await told.act([-22, '09:00'], clerk, 'check-in', { voters: codes('r', 1, 13) })
  const poll = (question: string, choices: readonly { key: string; text: string }[]) => {
    return { topicId: topic, question, choices, electorate: 'representatives', secret: false, rule }
  }
  const build = await told.act(
    [-22, '09:40'],
    clerk,
    'open-poll',
    poll('修不修?', [
      { key: 'yes', text: '同意' },
      { key: 'no', text: '不同意' },
    ]),
  )
  await told.cast([-22, '09:45'], build, { yes: codes('r', 1, 11), no: ['r12'], abstain: ['r13'] }, { weights })
  await told.closePoll([-22, '09:55'], clerk, build)
  const how = await told.act(
    [-22, '10:00'],
    clerk,
    'open-poll',
    poll('自建还是发包?', [
      { key: 'self', text: '自建，每户出工' },
      { key: 'tender', text: '发包给施工队' },
    ]),
  )
  await told.cast([-22, '10:05'], how, { self: codes('r', 1, 8), tender: codes('r', 9, 13) }, { weights })
  await told.closePoll([-22, '10:15'], clerk, how)
  await told.act([-21, '09:00'], clerk, 'write-minutes', {
    text: '代表提出：占地的三户树木要先谈好价再动工；外出户的义务工可以以资代劳，标准由理事小组定。',
    signers: [clerk.id, director.id, helper1.id],
  })
  await told.act([-21, '09:10'], clerk, 'sign-minutes', {})
  await told.act([-21, '11:30'], director, 'sign-minutes', {})
  await told.act([-20, '08:40'], helper1, 'sign-minutes', {})

  const assign = (moment: readonly [number, string], text: string, owner: string, due: number) =>
    told.act(moment, clerk, 'assign', { topicId: topic, text, owner, due: told.on(due) })
  const consent = await assign([-20, '09:00'], '逐户征求投工意见并签字', clerk.id, -12)
  const trees = await assign([-20, '09:05'], '谈妥占地三户的树木作价', helper1.id, -4)
  const file = await assign([-20, '09:10'], '报鲁北镇政府初审', director.id, 3)
  const council = await assign([-20, '09:15'], '推选五人理事小组，公布分工', helper2.id, 12)
  await told.act([-13, '17:00'], clerk, 'report-progress', {
    actionId: consent,
    text: '46户已签43户,3户在外务工，电话同意，回来补签。',
    submit: true,
  })
  await told.act([-12, '09:20'], director, 'review', { actionId: consent, verdict: 'accept' })
  await told.act([-9, '16:30'], helper1, 'report-progress', {
    actionId: trees,
    text: '已谈妥两户，第三户等儿子回来商量。',
  })
  await told.act([-3, '15:00'], helper2, 'report-progress', {
    actionId: council,
    text: '三个组各推出候选人，月底开会选。',
  })
  await told.act([-2, '09:00'], clerk, 'publish-notice', {
    subject: '产业路路线和投工名册公示',
    text: '路线：村部经二组到北山果园，全长7公里。每户投工10天，可以资代劳。对路线、占地、投工有意见的，公示期内都可以提。',
    days: 7,
  })
  await told.act([-2, '10:30'], township, 'urge', { actionId: trees, text: '第三户什么时候能谈下来?需要镇里出面吗?' })
  await told.act([-1, '15:00'], director, 'report-progress', {
    actionId: file,
    text: '申报表、签字表、会议纪要已送镇农业综合服务中心。',
    submit: true,
  })
  return told
}
