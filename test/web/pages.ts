import type { Lang } from '#shared/language.ts'
import { parseInstant, parseLocalDate } from '#shared/calendar/time.ts'
import type { Instant, LocalDate } from '#shared/calendar/time.ts'
import type { Sheet } from '#shared/outputs/sheet.ts'
import { refusalCodes } from '#shared/refusal.ts'
import type { Page } from '#web/page.tsx'
import { boardPage } from '#web/board/board-page.tsx'
import { matterPage } from '#web/board/matter-page.tsx'
import { recountPage } from '#web/board/recount-page.tsx'
import { placesPage } from '#web/board/places-page.tsx'
import { deliveryPage } from '#web/staff/delivery-page.tsx'
import { readingPage } from '#web/staff/reading-page.tsx'
import { healthPage } from '#web/staff/health-page.tsx'
import { sheetPage } from '#web/staff/sheet-page.tsx'
import { signInPage } from '#web/staff/sign-in-page.tsx'
import { slipsPage } from '#web/staff/slips-page.tsx'
import { ballotPage } from '#web/villager/ballot-page.tsx'
import { checkPage } from '#web/villager/check-page.tsx'
import { commentPage } from '#web/villager/comment-page.tsx'
import { donePage } from '#web/villager/done-page.tsx'
import { evaluationPage } from '#web/villager/evaluation-page.tsx'
import { followPage } from '#web/villager/follow-page.tsx'
import { hallPage } from '#web/villager/hall-page.tsx'
import { objectionPage } from '#web/villager/objection-page.tsx'
import { raisePage } from '#web/villager/raise-page.tsx'
import { receiptPage } from '#web/villager/receipt-page.tsx'
import { refusalPage } from '#web/villager/refusal-page.tsx'
import { stylePage } from '#web/style-page.tsx'
import type { PublicMatter } from '#shared/views/public-matter.ts'
import { publicMatter } from '#shared/views/public-matter.ts'
import { matterOf } from './matter.ts'

export function at(text: string): Instant {
  const instant = parseInstant(text)
  if (instant === undefined) throw new Error(`no instant: ${text}`)
  return instant
}

export function day(text: string): LocalDate {
  const date = parseLocalDate(text)
  if (date === undefined) throw new Error(`no day: ${text}`)
  return date
}

const longChoice = '种塞外红果树，村里统一购苗、统一管护，收成归各户，头三年由合作社包销'.repeat(3).slice(0, 100)

/** Every page, with `text` wherever people's own words stand. */
export function pagesWith(text: string, lang: Lang): Record<string, Page> {
  const village = '伊和背村'
  const clerk = { name: text, phone: '0475-1234567' }
  const choices = Array.from({ length: 12 }, (_, n) => ({ key: `c${n}`, text: `${text}${longChoice}`.slice(0, 100) }))
  const paper = { question: text, choices, max: 1, village, topic: text, secret: true, clerk, lang } as const
  const rule = { quorum: { of: 'electorate', atLeast: '2/3' }, pass: { of: 'present', moreThan: '1/2' } } as const
  const closesAt = at('2026-11-25T10:00:00Z')
  const matter = publicMatter(matterOf({ public: text }), at('2026-11-24T00:00:00Z'))
  const place = { code: '150526100219', name: text, level: 'village', matterCount: 2 } as const
  const above = [
    { code: '150526100', name: text, level: 'township' },
    { code: '150526', name: text, level: 'county' },
  ] as const
  const fixed = { entitled: 1046, heads: 'households', digest: 'q83vEjRWeJA-q83vEjRWeJAq83vEjRWeJAq83vEjRWe' } as const
  const bad = { code: 'invalid', field: 'title', reason: 'missing' } as const
  const pages: Record<string, Page> = {
    ballot: ballotPage({ ...paper, rule, closesAt, fixed, voter: text, commandId: 'command-0001' }),
    'ballot of several': ballotPage({
      ...paper,
      rule,
      max: 3,
      given: ['c1', 'c4'],
      refused: { code: 'too-many-choices', field: 'choices' },
    }),
    check: checkPage({ ...paper, chosen: ['c1', 'abstain'] }),
    receipt: receiptPage({
      lang,
      village,
      question: text,
      receipt: 'K7QM2X4P9R',
      on: day('2026-11-23'),
      closesAt,
      board: '/b/150526100219',
    }),
    objection: objectionPage({
      lang,
      village,
      subject: text,
      text,
      lastDay: day('2026-11-30'),
      daysLeft: 7,
      commandId: 'command-0001',
      given: text,
      refused: { code: 'invalid', field: 'text', reason: 'too-much' },
      clerk,
    }),
    'objection done': donePage({ lang, of: 'objection', village, subject: text, board: '/b/1' }),
    evaluation: evaluationPage({
      lang,
      village,
      topic: text,
      commandId: 'command-0001',
      given: { score: 4, comment: text },
    }),
    'comment on it': commentPage({
      lang,
      village,
      topic: text,
      score: 2,
      comment: text,
      commandId: 'command-0001',
      refused: { code: 'invalid', field: 'comment', reason: 'too-much' },
    }),
    style: stylePage({ lang }),
    'evaluation done': donePage({ lang, of: 'evaluation', village, subject: text, board: '/b/1' }),
    raise: raisePage({
      lang,
      village,
      matter: text,
      commandId: 'command-0001',
      given: { title: text, name: text, phone: text, background: text },
      refused: bad,
      clerk,
    }),
    follow: followPage({
      lang,
      village,
      title: text,
      background: text,
      state: { is: 'declined', reason: text },
      photoCount: 1,
      upload: { url: '/store/photos', fields: { key: 'photos/1', policy: text } },
      board: '/b/1',
      clerk,
    }),
    'follow a photo on its way': followPage({
      lang,
      village,
      title: text,
      background: '',
      state: { is: 'received' },
      photoCount: 0,
      photosRejected: [text],
      checking: '?etag=sent&lang=zh',
      board: '/b/1',
    }),
    'follow to a meeting': followPage({
      lang,
      village,
      title: text,
      background: '',
      state: { is: 'taken-up', meeting: { heldAt: closesAt, place: text } },
      photoCount: 0,
      board: '/b/1',
    }),
    'sign-in': signInPage({ lang, name: text, commandId: 'command-0001' }),
    health: healthPage({ lang, health: troubled }),
    sheet: sheetPage(sheetWith(text), lang, 'cun.example/b/150526100219/m/matter-0001'),
    slips: slipsPage({
      lang,
      text: { village: text, what: text, about: text, whole: text, when: text, how: text },
      slips: [
        { code: text, name: text, address: 'cun.example/v/abc#h01' },
        { code: text, name: text, address: 'cun.example/v/abc#h02', digits: '12345678' },
      ],
      hall: 'cun.example/h/150526100219',
      part: 1,
      parts: 2,
      next: '?part=2',
      missing: 3,
    }),
    delivery: deliveryPage({
      lang,
      text: { village: text, what: text, about: text, whole: text, when: text, how: text },
      people: [
        { code: 'h01', name: text, weChat: text, sms: text, smsByCode: text },
        { code: 'h02', name: text, weChat: text },
      ],
      missing: 3,
      part: 1,
      parts: 2,
      next: '?part=2',
      voters: { codes: new Set(['h02']), heldBack: false },
      slips: 'slips',
      file: '/api/matters/1/links.xlsx',
      reading: 'spoken',
    }),
    'codes to read out': readingPage({ lang, sheet: sheetWith(text), missing: 2 }),
    hall: hallPage({ lang, village: text, board: '/b/1' }),
    'hall at fault': hallPage({
      lang,
      village: text,
      board: '/b/1',
      refused: { code: 'link-unknown', field: 'digits', reason: 'no-such-spoken-code' },
    }),
    places: placesPage({ lang, places: [above[1]] }),
    'places within': placesPage({ lang, places: [place], within: above[0], above: above.slice(1) }),
    board: boardPage({ lang, village: place, above, matters: [matter] }),
    'empty board': boardPage({ lang, village: place, above: [], matters: [] }),
    matter: matterPage({ lang, village, matter }),
    ...recountPages(matter, lang),
  }
  for (const code of refusalCodes)
    pages[`refusal ${code}`] = refusalPage({
      lang,
      refusal: { code, field: 'text', reason: text },
      village: text,
      board: '/b/1',
      clerk,
      back: '/b/1',
    })
  return pages
}

const signs = [...'23456789ABCDEFGHJKLMNPQRSTUVWXYZ']

/** Of few codes, and of many, which stand on a page for each first sign. */
function recountPages({ polls }: PublicMatter, lang: Lang): Record<string, Page> {
  const poll = polls.find((one) => one.state === 'closed')
  if (poll?.state !== 'closed') throw new Error('no closed poll')
  const props = { lang, village: '伊和背村', poll, bytes: 14_302, back: '/b/150526100219/m/matter-0001' }
  const shown = signs.map((sign) => `K${sign}QM2X4P9R`)
  const list = { count: 100_000, signs, shown, sign: 'K' }
  return {
    recount: recountPage({ ...props, receipts: { count: 32, shown, signs: [] } }),
    'recount of many': recountPage({ ...props, receipts: list }),
    'recount of paper alone': recountPage({ ...props, receipts: { count: 0, shown: [], signs: [] } }),
  }
}
/** Everything that can be wrong at once. */
const troubled = {
  stage: 'county-practice',
  release: '0.1.0',
  node: 'v24.1.0',
  dataVersion: 1,
  now: at('2026-11-24T00:00:00Z'),
  overall: 'behind',
  stream: { probeAt: null, seenAt: null, ageSeconds: null, verdict: 'unknown' },
  timers: { due: 12, oldestDueSeconds: 9000, verdict: 'behind' },
  messages: { waiting: 40, failed: 3, verdict: 'behind' },
} as const

function sheetWith(text: string): Sheet {
  return {
    title: text,
    subtitle: text,
    parts: [
      { kind: 'heading', text },
      { kind: 'paragraph', text },
      { kind: 'facts', rows: [{ label: text, value: text }] },
      { kind: 'table', head: [text, text], rows: [[text, text]] },
      { kind: 'list', items: [text, text] },
      { kind: 'note', text },
      {
        kind: 'signatures',
        lang: 'zh',
        signers: [
          { name: text, role: text },
          { name: text, signedOn: text },
        ],
      },
    ],
  }
}
