import type { Lang } from '#shared/language.ts'
import { langs } from '#shared/language.ts'
import * as z from 'zod'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { sheetToDocx } from '../../outputs/docx.ts'
import { asOutput, minutesFor, outputFor, outputKinds } from '../../queries/outputs.ts'
import { matterFor } from '../access.ts'
import { attachment } from '../attachment.ts'
import type { Call } from '../route.ts'
import { route } from '../route.ts'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const language = { lang: 'zh (the one that counts) or en' }

async function wanted(call: Call<unknown>): Promise<Result<{ matter: Matter; lang: Lang }>> {
  const lang = z.enum(langs).default('zh').safeParse(call.query['lang'])
  if (!lang.success) return refused(refusal('invalid', { field: 'lang', reason: 'wrong-form' }))
  const found = await matterFor(call.world, call.who, call.params['matterId'] ?? '')
  return found.ok ? ok({ matter: found.value.head.matter, lang: lang.data }) : found
}

export const outputRoutes = [
  route({
    method: 'get',
    path: '/api/matters/{matterId}/minutes',
    summary: { zh: '会议纪要', en: 'The minutes, drafted from the record' },
    query: language,
    run: async (call) => {
      const asked = await wanted(call)
      return asked.ok ? ok(asOutput(await minutesFor(call.world, asked.value.matter, asked.value.lang))) : asked
    },
  }),
  route({
    method: 'get',
    path: '/api/matters/{matterId}/minutes.docx',
    summary: { zh: '会议纪要（Word文件）', en: 'The minutes as a Word file' },
    query: language,
    run: async (call) => {
      const asked = await wanted(call)
      if (!asked.ok) return asked
      const sheet = await minutesFor(call.world, asked.value.matter, asked.value.lang)
      return new Response(Buffer.from(await sheetToDocx(sheet)), {
        headers: {
          'Content-Type': docxType,
          'Content-Disposition': attachment(`${sheet.title}.docx`, 'minutes.docx'),
          'Cache-Control': 'no-store',
        },
      })
    },
  }),
  route({
    method: 'get',
    path: '/api/matters/{matterId}/outputs/{kind}',
    summary: { zh: '通知、公示、微信群消息、广播稿', en: 'Notices, the message for the group, the loudspeaker text' },
    query: {
      ...language,
      meeting: 'of which meeting; otherwise the latest',
      poll: 'of which poll',
      notice: 'for result: with the period of which notice',
    },
    run: async (call) => {
      const kind = z.enum(outputKinds).safeParse(call.params['kind'])
      if (!kind.success) return refused(refusal('not-found', { field: 'kind' }))
      const asked = await wanted(call)
      if (!asked.ok) return asked
      const { meeting, poll, notice } = call.query
      return outputFor(call.world, asked.value.matter, kind.data, { meeting, poll, notice }, asked.value.lang)
    },
  }),
]
