import * as z from 'zod'
import type { LocalDate } from '#shared/calendar/time.ts'
import { localDateOf } from '#shared/calendar/time.ts'
import { langs } from '#shared/language.ts'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { ledgerWords } from '#shared/text/ledger-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { ledgerStates } from '#shared/views/ledger.ts'
import { localDate } from '#shared/workflow/fields.ts'
import { ledgerSheet } from '../../outputs/ledger-sheet.ts'
import type { LedgerQuestion } from '../../queries/ledger.ts'
import { continues, ledgerOf, wholeLedger } from '../../queries/ledger.ts'
import { placeOf } from '../../store/places.ts'
import { actorAt, firstPlaceOf } from '../access.ts'
import { xlsxAnswer } from '../attachment.ts'
import { divisionCode, loginName } from '../fields.ts'
import type { Call } from '../route.ts'
import { route } from '../route.ts'

const rowsAtMost = 5000

const questionWords = {
  place: 'division code of the area; the place of the first role if left out',
  state: 'late, open, submitted, returned, accepted or all (if left out)',
  owner: 'login of who is in charge',
  from: 'due on this day or later, YYYY-MM-DD',
  to: 'due on this day or earlier',
}

const wanted = z.object({
  place: divisionCode,
  state: z.enum(ledgerStates).default('all'),
  owner: loginName.optional(),
  from: localDate.optional(),
  to: localDate.optional(),
  lang: z.enum(langs).default('zh'),
  cursor: z.string().max(400).optional(),
})

interface Asked {
  readonly question: LedgerQuestion
  readonly lang: (typeof langs)[number]
  readonly after: string | undefined
}

/** What the query asks, of an area in which the caller has a role. Refusals: `invalid`, `not-your-village`. */
function asked({ world, who, query }: Call<unknown>): Result<Asked> {
  const parsed = wanted.safeParse({ ...query, place: query['place'] ?? firstPlaceOf(who) })
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0] ?? 'query')
    return refused(refusal('invalid', { field, reason: 'wrong-form' }))
  }
  const { lang, cursor, ...question } = parsed.data
  const after = cursor === undefined ? undefined : entryOf(cursor, question, localDateOf(world.clock.now()))
  if (after === false) return refused(refusal('invalid', { field: 'cursor', reason: 'wrong-form' }))
  const actor = actorAt(who, question.place)
  return actor.ok ? ok({ question, lang, after }) : actor
}

const cursorOf = (entry: string): string => Buffer.from(entry).toString('base64url')

function entryOf(cursor: string, question: LedgerQuestion, today: LocalDate): string | false {
  const entry = Buffer.from(cursor, 'base64url').toString('utf8')
  return continues(question, entry, today) && entry
}

export const ledgerRoutes = [
  route({
    method: 'get',
    path: '/api/ledger',
    summary: { zh: '落实任务台账', en: 'The action items of an area, most late first, a page at a time' },
    query: { ...questionWords, cursor: 'from the page before' },
    run: async (call) => {
      const of = asked(call)
      if (!of.ok) return of
      const { cursor, ...page } = await ledgerOf(call.world, call.who, of.value.question, of.value.after)
      return ok({ ...page, ...(cursor === undefined ? {} : { cursor: cursorOf(cursor) }) })
    },
  }),
  route({
    method: 'get',
    path: '/api/ledger.xlsx',
    summary: { zh: '落实任务台账（Excel文件）', en: 'The same as an Excel file, up to 5,000 rows' },
    query: { ...questionWords, lang: 'zh or en' },
    run: async (call) => {
      const of = asked(call)
      if (!of.ok) return of
      const { question, lang } = of.value
      const [place, { rows, more }] = await Promise.all([
        placeOf(call.world, question.place),
        wholeLedger(call.world, call.who, question, rowsAtMost),
      ])
      const title = wordsIn(ledgerWords, lang)('title', { place: place?.name ?? question.place })
      const name = `${title} ${localDateOf(call.world.clock.now())}.xlsx`
      return xlsxAnswer(await ledgerSheet(rows, more, lang), name, 'ledger.xlsx')
    },
  }),
]
