import * as z from 'zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Lang } from '#shared/language.ts'
import { parseInstant } from '#shared/calendar/time.ts'
import type { ConveningContext, ConveningOrder } from '#shared/outputs/preview-convening.ts'
import { previewConvening } from '#shared/outputs/preview-convening.ts'
import { previewNotice } from '#shared/outputs/preview-notice.ts'
import { sheetToText } from '#shared/outputs/sheet-text.ts'
import { keys } from '#functions/store/keys.ts'
import { headOf } from '#functions/store/records.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import type { Knock } from '../support/door.ts'
import { done, doorsAt } from '../support/door.ts'
import type { MatterAt } from '../support/matter.ts'
import { command, matterAt } from '../support/matter.ts'
import type { TestStack } from '../support/stack.ts'
import { testStack } from '../support/stack.ts'
import type { Village } from '../support/village.ts'
import { firstAdministrator, village } from '../support/village.ts'

let stack: TestStack
let knock: Knock
let home: Village
let proposed: MatterAt

beforeAll(async () => {
  stack = await testStack()
  knock = doorsAt(stack.origin)
  home = await village(stack, await firstAdministrator(stack), { code: '150926100201', name: '伊和背村' })
  proposed = await matterAt({ knock, village: home }, 'propose')
}, 60_000)

afterAll(() => stack.close())

const answers = { kind: '村民代表会议', place: '村部', heldOn: '2099-11-23', heldAt: '17:30', note: '请带老花镜。' }
const order = (over: Partial<ConveningOrder> = {}): ConveningOrder => ({
  answers,
  topics: [proposed.topicId],
  electorate: home.list,
  ...over,
})

function context(lang: Lang = 'zh', over: Partial<ConveningContext> = {}): ConveningContext {
  const { organizer, name, voters } = home
  return {
    village: name,
    lang,
    origin: stack.origin,
    now: stack.clock.now(),
    actor: { kind: 'staff', id: organizer.login, name: organizer.name, roles: ['organizer'] },
    called: { count: voters.length, weight: voters.length },
    ...over,
  }
}

/** The matter as the console gets it. */
async function matterNow(id: string): Promise<Matter> {
  const item = await stack.world.table.get(keys.matter(id))
  if (item === undefined) throw new Error(`no matter ${id}`)
  return headOf(item).matter
}

async function output(id: string, kind: string, query = ''): Promise<{ text: string }> {
  const path = `/api/matters/${id}/outputs/${kind}?${query}`
  return done(knock, { method: 'GET', path, session: home.organizer.session }, z.looseObject({ text: z.string() }))
}

describe('the preview of a convening', () => {
  test.each(['zh', 'en'] as const)('is word for word what goes out once the meeting is convened (%s)', async (lang) => {
    const { id } = proposed
    const preview = previewConvening(await matterNow(id), order(), context(lang))
    if (!preview.ok) throw new Error(JSON.stringify(preview.refusal))
    const meeting = (await command(knock, home.organizer, id, 'convene', order())).id
    const query = `meeting=${meeting}&lang=${lang}`
    expect(await output(id, 'convening', query)).toEqual({
      sheet: preview.value.notice,
      text: sheetToText(preview.value.notice),
    })
    expect(await output(id, 'wechat', query)).toEqual({ text: preview.value.wechat })
    expect(await output(id, 'loudspeaker', query)).toEqual({ text: preview.value.loudspeaker })
    expect(preview.value.slip).toMatchObject({ village: '伊和背村', what: '村民代表会议', about: '修不修路' })
    expect(preview.value.warnings).toEqual([])
  })

  test('warns of a notice shorter than the law asks, as will be minuted, and of a time that has passed', async () => {
    const now = parseInstant('2099-11-22T09:00:00+08:00')
    if (now === undefined) throw new Error('no such time')
    const assembly = order({ answers: { ...answers, kind: '村民会议' } })
    const soon = previewConvening(await matterNow(proposed.id), assembly, context('zh', { now }))
    if (!soon.ok) throw new Error(JSON.stringify(soon.refusal))
    expect(soon.value.warnings.map(({ zh }) => zh)).toEqual([expect.stringContaining('应提前10天通知')])
    const past = order({ answers: { ...answers, heldOn: '2020-01-01' } })
    const late = previewConvening(await matterNow(proposed.id), past, context())
    expect(late.ok && late.value.warnings.map(({ zh }) => zh)).toEqual(['开会的时间已经过去了，请核对日期和时间。'])
  })

  test('refuses what the server will refuse, with field and reason', async () => {
    const id = (await matterAt({ knock, village: home }, 'visit')).id
    const topic = (await command(knock, home.organizer, id, 'raise-topic', { title: '修路' })).id
    const cases: [string, ConveningOrder, ConveningContext][] = [
      [id, order({ topics: [topic] }), context()],
      [proposed.id, order({ answers: { ...answers, place: '' } }), context()],
      [proposed.id, order({ answers: { ...answers, heldAt: '25:00' } }), context()],
      [proposed.id, order({ topics: [] }), context()],
      [proposed.id, order({ topics: ['NothingHasThisId'] }), context()],
      [proposed.id, order({ electorate: 'nobody' }), context('zh', { called: { count: 0, weight: 0 } })],
    ]
    for (const [matterId, data, given] of cases) {
      const preview = previewConvening(await matterNow(matterId), data, given)
      const answer = await knock({
        method: 'POST',
        path: `/api/matters/${matterId}/commands/convene`,
        session: home.organizer.session,
        body: { commandId: crypto.randomUUID(), data },
      })
      if (preview.ok) throw new Error(JSON.stringify(data))
      const { code, field, reason } = preview.refusal
      expect({ code, field, reason }).toEqual({
        code: answer.refusal?.code,
        field: answer.refusal?.field,
        reason: answer.refusal?.reason,
      })
    }
    const helper = { ...context(), actor: { kind: 'staff', id: 'h', name: 'h', roles: ['helper'] } } as const
    expect(previewConvening(await matterNow(proposed.id), order(), helper)).toMatchObject({
      refusal: { code: 'not-your-role' },
    })
  })
})

describe('the preview of a notice', () => {
  test.each(['propose', 'act'] as const)('is what hangs on the wall after publishing (at %s)', async (stage) => {
    const { id } = await matterAt({ knock, village: home }, stage)
    const notice = { subject: '修路预算公示', text: '预算 86,000 元。', days: 7 }
    const preview = previewNotice(await matterNow(id), notice, context())
    if (!preview.ok) throw new Error(JSON.stringify(preview.refusal))
    const noticeId = (await command(knock, home.organizer, id, 'publish-notice', notice)).id
    expect(await output(id, 'result', `notice=${noticeId}`)).toEqual({
      sheet: preview.value,
      text: sheetToText(preview.value),
    })
  })

  test('refuses a notice without days', async () => {
    const preview = previewNotice(await matterNow(proposed.id), { subject: '公示', text: '', days: 0 }, context())
    expect(preview).toMatchObject({ refusal: { code: 'invalid', field: 'days', reason: 'too-little' } })
  })
})
