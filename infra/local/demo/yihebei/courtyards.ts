import { codes } from '../roster.ts'
import type { Scene, Telling } from '../telling.ts'
import { beginTelling } from '../telling.ts'
import type { People } from './people.ts'

/** 议: the meeting was last evening; a named and a secret poll stay open for those who could not come. */
export async function courtyards(scene: Scene, { clerk, director, helper1, helper2 }: People): Promise<Telling> {
  const told = await beginTelling(scene, [-8, '09:00'], clerk, '庭院经济选项目')
  const visits = [
    await told.act([-8, '15:10'], helper1, 'record-visit', {
      answers: { household: '张桂兰', needs: '院子空着，想种点能挣钱的，怕冬天冻死。', areas: ['industry'] },
    }),
    await told.act([-7, '09:30'], helper2, 'record-visit', {
      answers: { household: '乌云格日勒', needs: '想学种口蘑，没人教，也不知道卖给谁。', areas: ['industry', 'jobs'] },
    }),
    await told.act([-7, '16:00'], director, 'record-visit', {
      answers: { household: '冯喜春', needs: '听说塞外红耐寒，想先看看别的村种得怎么样。', areas: ['industry'] },
    }),
  ]
  const project = await told.act([-6, '08:50'], clerk, 'raise-topic', {
    title: '明年庭院种什么',
    background:
      '丘陵旱地，户户有院。候选：塞外红果树（嫁接在本地山丁子上，耐寒）或口蘑。要问清三件事：过得了冬吗?谁来教?卖给谁?',
    fromVisits: visits,
  })
  const buyer = await told.act([-6, '09:05'], clerk, 'raise-topic', {
    title: '苗木由谁统一去买',
    background: '统一采购价低、有检疫证；各户自己买灵活。采购人不得从中加价。',
  })
  await told.act([-6, '09:30'], clerk, 'convene', {
    answers: { kind: '议贫会', place: '村部', heldOn: told.on(-1), heldAt: '17:30' },
    topics: [project, buyer],
    electorate: 'households',
  })
  await told.act([-1, '17:30'], clerk, 'check-in', { voters: [...codes('h', 1, 22), 'h29', 'h33', 'h36'] })
  const named = await told.act([-1, '18:10'], clerk, 'open-poll', {
    topicId: project,
    question: '庭院经济选哪个项目?',
    choices: [
      { key: 'fruit', text: '塞外红果树' },
      { key: 'mushroom', text: '口蘑' },
      { key: 'both', text: '两样都试' },
      { key: 'none', text: '都不种' },
    ],
    electorate: 'households',
    secret: false,
    rule: {},
    closesAt: told.at([5, '20:00']),
  })
  await told.cast([-1, '18:20'], named, {
    fruit: [...codes('h', 1, 9), 'h29'],
    mushroom: codes('h', 10, 14),
    both: ['h15', 'h16', 'h33'],
    abstain: ['h17'],
  })
  await told.cast([-1, '18:35'], named, { fruit: ['h18'], both: ['h36'] }, { channel: 'assisted', helper: clerk })
  const secret = await told.act([-1, '18:40'], clerk, 'open-poll', {
    topicId: buyer,
    question: '苗木由谁统一去买?',
    choices: [
      { key: 'coop', text: '村集体合作社' },
      { key: 'nursery', text: '委托林科院苗圃' },
      { key: 'self', text: '各户自己买' },
    ],
    electorate: 'households',
    secret: true,
    rule: { quorum: { of: 'electorate', atLeast: '2/3' }, pass: { of: 'present', moreThan: '1/2' } },
    closesAt: told.at([6, '18:00']),
  })
  await told.cast([-1, '18:50'], secret, {
    coop: [...codes('h', 1, 5), 'h12', 'h13'],
    nursery: [...codes('h', 6, 10), 'h33'],
    self: ['h14', 'h15'],
  })
  return told
}
