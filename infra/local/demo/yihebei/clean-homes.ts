import type { Scene, Telling } from '../telling.ts'
import { beginTelling } from '../telling.ts'
import type { People } from './people.ts'
import { yihebei } from './people.ts'

/** 访: households are being visited; what a villager raised could be answered without a meeting. */
export async function cleanHomes(scene: Scene, { clerk, helper1, helper2 }: People): Promise<Telling> {
  const told = await beginTelling(scene, [-4, '09:20'], clerk, '冬季人居环境整治')
  const lamps = await told.act([-4, '19:05'], { kind: 'public', place: yihebei }, 'raise-topic', {
    title: '三组路口两盏路灯不亮',
    background: '天黑得早，孩子放学走那段路看不清。',
  })
  await told.act([-3, '10:10'], clerk, 'decline-topic', {
    topicId: lamps,
    reason: '已向镇里报修，本周内更换灯头，不用再上会',
  })
  await told.act([-3, '15:00'], helper1, 'record-visit', {
    answers: {
      household: '宋玉芬',
      needs: '冬天炉灰没处倒，都堆在门口，盼着有个固定的倾倒点，能定期拉走。',
      areas: ['environment'],
    },
  })
  await told.act([-2, '16:20'], helper2, 'record-visit', {
    answers: {
      household: '邢国荣',
      needs: '柴草垛挨着房子怕起火，想统一堆放；家里就两位老人，自己搬不动。',
      areas: ['environment', 'other'],
    },
  })
  return told
}
