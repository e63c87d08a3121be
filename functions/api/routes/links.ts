import * as z from 'zod'
import { localDateOf } from '#shared/calendar/time.ts'
import { langs } from '#shared/language.ts'
import { refusal } from '#shared/refusal.ts'
import { ok, refused } from '#shared/result.ts'
import { deliveryWords } from '#shared/text/delivery-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { rolesOf } from '#shared/workflow/actor.ts'
import { anId, listName, voterCode } from '#shared/workflow/fields.ts'
import { linkActs } from '../../access/capability.ts'
import { issueLinks, reissueLink } from '../../commands/issue-links.ts'
import { issueSpoken } from '../../commands/issue-spoken.ts'
import { linksSheet } from '../../outputs/links-sheet.ts'
import { deliveriesOf } from '../../queries/outputs-delivery.ts'
import type { World } from '../../world.ts'
import { matterFor } from '../access.ts'
import { xlsxAnswer } from '../attachment.ts'
import type { Holder } from '../route.ts'
import { route } from '../route.ts'

const voters = z.union([z.literal('all'), z.array(voterCode).min(1).max(5000)])

const subject = { commandId: anId, act: z.enum(linkActs), matterId: anId, subject: anId, list: listName }

const fileAsked = z.object({
  act: z.enum(linkActs),
  subject: anId,
  list: listName.optional(),
  lang: z.enum(langs).default('zh'),
})

async function organized(world: World, who: Holder, matterId: string) {
  const found = await matterFor(world, who, matterId)
  if (!found.ok) return found
  if (!rolesOf(found.value.actor).includes('organizer')) return refused(refusal('not-your-role'))
  return ok(found.value.head.matter)
}

export const linkRoutes = [
  route({
    method: 'post',
    path: '/api/links',
    summary: { zh: '生成村民链接', en: 'Personal links for people of a list' },
    body: z.strictObject({ ...subject, voters }),
    run: async ({ world, who, body }) => {
      const matter = await organized(world, who, body.matterId)
      if (!matter.ok) return matter
      const issued = await issueLinks(world, matter.value, body)
      return issued.ok ? ok({ links: issued.value }) : issued
    },
  }),
  route({
    method: 'post',
    path: '/api/links/spoken',
    summary: {
      zh: '生成会场口令（8位数字）',
      en: 'Codes of eight digits by which people of a poll open their own paper',
    },
    body: z.strictObject({ commandId: anId, matterId: anId, subject: anId, list: listName, voters }),
    run: async ({ world, who, body }) => {
      const matter = await organized(world, who, body.matterId)
      if (!matter.ok) return matter
      const issued = await issueSpoken(world, matter.value, { ...body, act: 'vote' })
      return issued.ok ? ok({ codes: issued.value }) : issued
    },
  }),
  route({
    method: 'get',
    path: '/api/matters/{matterId}/links.xlsx',
    summary: { zh: '短信名单（Excel文件）', en: 'Personal links and text messages as an Excel file' },
    query: {
      act: 'vote, object or evaluate',
      subject: 'id of the poll, notice or topic',
      list: 'of whom; the list of the poll or of the latest meeting if left out',
      lang: 'zh or en',
    },
    run: async ({ world, who, params, query }) => {
      const matter = await organized(world, who, params['matterId'] ?? '')
      if (!matter.ok) return matter
      const asked = fileAsked.safeParse(query)
      if (!asked.success) {
        const field = String(asked.error.issues[0]?.path[0] ?? 'query')
        return refused(refusal('invalid', { field, reason: 'wrong-form' }))
      }
      const { lang, ...of } = asked.data
      const found = await deliveriesOf(world, matter.value, of, lang)
      if (!found.ok) return found
      const { out, people } = found.value
      const name = wordsIn(deliveryWords, lang)('fileTitle', { village: out.text.village })
      return xlsxAnswer(await linksSheet(people, lang), `${name} ${localDateOf(world.clock.now())}.xlsx`, 'links.xlsx')
    },
  }),
  route({
    method: 'post',
    path: '/api/links/reissue',
    summary: { zh: '换发链接（旧的作废）', en: 'One link anew; the old one is dead' },
    body: z.strictObject({ ...subject, voter: voterCode }),
    run: async ({ world, who, body }) => {
      const matter = await organized(world, who, body.matterId)
      if (!matter.ok) return matter
      const issued = await reissueLink(world, matter.value, { ...body, voters: [body.voter] })
      return issued.ok ? ok({ link: issued.value }) : issued
    },
  }),
]
