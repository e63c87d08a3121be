import type { LoudspeakerInput } from '#shared/outputs/loudspeaker-text.ts'
import type { MinutesInput } from '#shared/outputs/minutes-sheet.ts'

/** The courtyard meeting of scenario 2. */
export const minutes: MinutesInput = {
  village: '伊和背村',
  kind: '议贫会',
  place: '村委会',
  heldAt: '2026-11-23T17:30',
  chair: '村主任',
  recorder: '村文书',
  due: 46,
  present: 32,
  topics: [
    {
      title: '庭院经济选项目',
      background: '入户走访时多户提出。',
      polls: [
        {
          question: '选哪一项？',
          choices: [
            { text: '塞外红', count: 20 },
            { text: '口蘑', count: 9 },
          ],
          abstain: 3,
          outcome: '应到46人，实到32人；“塞外红”超过到会人数的二分之一，通过。',
          byChannel: [
            { channel: '到场', count: 25 },
            { channel: '链接', count: 7 },
          ],
        },
      ],
    },
    { title: '修路', polls: [], declined: '等镇里的勘测结果。' },
  ],
  addedText: '会后看苗。\n\n自愿报名。',
  warnings: ['本次只征求意见，不设法定人数。'],
  actions: [{ what: '到林科院看苗', who: '村主任', by: '2026-12-03' }],
  signers: [{ name: '王秀英', role: '主持人', signedOn: '2026-11-23' }, { name: '娜仁·图雅' }],
}

export const announcement: LoudspeakerInput & { link: string } = {
  village: '球溪镇太平嘴村2组',
  kind: '村民代表会议',
  place: '村委会2楼（老学校）',
  heldAt: '2026-11-23T17:30',
  who: '32名代表',
  topics: ['产业路7公里、350000元', '水费0.3元/方，见 https://cun.example/v/abc'],
  contact: '村文书，电话13800001111',
  link: 'https://cun.example/v/abc',
}
