import type { Scene, Telling } from '../telling.ts'
import { beginTelling } from '../telling.ts'
import type { People } from './people.ts'
import { yihebei } from './people.ts'

/** 提: the topic is up and the representatives are called for a coming day; a villager has raised a second topic. */
export async function wells(scene: Scene, { clerk, director, helper1, helper2 }: People): Promise<Telling> {
  const told = await beginTelling(scene, [-9, '09:00'], clerk, '灌溉机井更新')
  const first = await told.act([-8, '14:30'], helper1, 'record-visit', {
    answers: { household: '于得水', needs: '北边那眼井抽半天就没水，春灌排不上号。', areas: ['industry'] },
  })
  const second = await told.act([-7, '10:15'], helper2, 'record-visit', {
    answers: {
      household: '格日勒图',
      needs: '二十亩玉米指着这眼井，要是打新井，愿意出工，钱要看一户摊多少。',
      areas: ['industry', 'other'],
    },
  })
  const topic = await told.act([-6, '09:40'], director, 'raise-topic', {
    title: '四眼老机井怎么办',
    background:
      '四眼井都是上世纪八十年代打的，去年春灌有两眼抽不上水。候选：两眼加深；新打一眼；明年春天先买水。水务部门已来看过，报价随会发给代表。',
    fromVisits: [first, second],
  })
  await told.act([-2, '10:00'], clerk, 'convene', {
    answers: {
      kind: '村民代表会议',
      place: '村部会议室',
      heldOn: told.on(3),
      heldAt: '14:00',
      note: '三家打井队的报价单当场看。',
    },
    topics: [topic],
    electorate: 'representatives',
  })
  await told.act([-1, '18:40'], { kind: 'public', place: yihebei }, 'raise-topic', {
    title: '抽水电费按表收还是按亩收',
    background: '井修好以后电费怎么算，最好这次一起议。',
  })
  return told
}
