import type { Context } from 'hono'
import { castPaper } from '#shared/blocks/poll/casting.ts'
import { gateRow, markRow, paperRow } from '#shared/blocks/poll/rows.ts'
import type { Mark, Paper } from '#shared/blocks/poll/rows.ts'
import { localDateOf } from '#shared/calendar/time.ts'
import { headsOfList } from '#shared/decision/unit.ts'
import type { Refusal } from '#shared/refusal.ts'
import { refusal, refusals } from '#shared/refusal.ts'
import { ballotPage } from '#web/villager/ballot-page.tsx'
import { checkPage } from '#web/villager/check-page.tsx'
import { receiptPage } from '#web/villager/receipt-page.tsx'
import type { Capability } from '../access/capability.ts'
import { capabilityOf, voterOf } from '../access/capability.ts'
import { castBallot, markOf, paperOf } from '../commands/cast-ballot.ts'
import { whyClosed } from '../commands/why-closed.ts'
import { note } from '../invocation/invocation.ts'
import { keys } from '../store/keys.ts'
import { parsePlace } from '../store/places.ts'
import type { BundledFiles } from '../ports.ts'
import type { World } from '../world.ts'
import type { Form } from '../page-answers.ts'
import { formOf, langOf, seeOther, show, showAgain, showRefusal, villageName, withLang } from '../page-answers.ts'

const token = (c: Context): string => c.req.param('token') ?? ''

/** The ballot: looking changes nothing, however often and by whomever the link is opened. */
export async function showBallot(world: World, c: Context, files: BundledFiles): Promise<Response> {
  const link = await capabilityOf(world, token(c), 'vote')
  if (!link.ok) return showRefusal(world, c, link.refusal)
  const capability = link.value
  note({ place: capability.place })
  const pollId = capability.subject
  const [paperItem, gate, markItem, place] = await world.table.getMany([
    keys.pollRow(pollId, ['paper']),
    keys.pollRow(pollId, ['gate', '0']),
    keys.pollRow(pollId, ['mark', capability.code ?? '']),
    keys.place(capability.place ?? ''),
  ])
  const paper = paperItem === undefined ? undefined : paperRow.parse(paperItem['body'])
  const mark = markItem === undefined ? undefined : markRow.parse(markItem['body'])
  const village = place === undefined ? (capability.place ?? '') : parsePlace(place).name
  const about = { place: capability.place }
  if (paper === undefined || gate === undefined) return showRefusal(world, c, refusal('poll-not-open'), about)
  const other = otherChannel(mark)
  if (other !== undefined) {
    const again = mark?.receipt === undefined ? {} : { receipt: withLang(c, `/v/${token(c)}/receipt`) }
    return showRefusal(world, c, other, { ...about, ...again })
  }
  if (mark?.receipt !== undefined) {
    const seen = isChangeable(world, paper, mark) ? (mark.changes ?? 0) : undefined
    if (seen === undefined || c.req.query('change') === undefined)
      return receipt(world, c, paper, mark.receipt, village, seen !== undefined)
    return show(ballotPage({ ...ballot(c, paper, capability, village), seen, given: mark.choices ?? [] }))
  }
  const { open, closesAt } = gateRow.parse(gate['body'])
  const over = !open || (closesAt !== undefined && world.clock.now() >= closesAt)
  const sealed = async (taken: boolean) =>
    (await import('./sealed.ts')).showSealed(world, c, files, paper, {
      ...ballot(c, paper, capability, village),
      taken,
      over,
    })
  if (paper.seal !== undefined && mark?.taken !== undefined) return sealed(true)
  if (mark !== undefined) return showRefusal(world, c, refusal('already-voted'), about)
  if (paper.recused.includes(capability.code ?? '')) return showRefusal(world, c, refusal('recused'), about)
  if (over) return showRefusal(world, c, await whyClosed(world, capability.matterId), about)
  if (paper.seal !== undefined) return sealed(false)
  return show(ballotPage({ ...ballot(c, paper, capability, village) }))
}

/** Whoever voted on paper or with help reads so when they open their link; undefined for votes by link and for none. */
function otherChannel(mark: Mark | undefined): Refusal | undefined {
  if (mark === undefined || mark.channel === 'link') return undefined
  return refusal('already-voted', { reason: mark.channel === 'paper' ? 'voted-on-paper' : 'voted-with-help' })
}

/** Choosing leads to a page that shows the choice; only confirming it casts the vote. */
export async function castVote(world: World, c: Context): Promise<Response> {
  const form = await formOf(c)
  if (!form.ok) return showRefusal(world, c, form.refusal)
  const link = await capabilityOf(world, token(c), 'vote')
  if (!link.ok) return showRefusal(world, c, link.refusal)
  const capability = link.value
  note({ place: capability.place })
  if (capability.ballot?.seal !== undefined)
    return showRefusal(world, c, refusal('invalid', { reason: 'sealed-on-own-phone' }), { place: capability.place })
  // Keys come with blanks behind them (even-keys.ts).
  const choices = form.value
    .all('choices')
    .map((key) => key.trim())
    .filter((key) => key !== '')
  const voter = voterOf(capability)
  if (form.value.one('confirm') !== 'yes') return check(world, c, capability, choices, seenIn(form.value))
  const rules = capability.ballot
  if (rules === undefined) return showRefusal(world, c, refusal('poll-not-open'), { place: capability.place })
  const seen = seenIn(form.value)
  const cast = await castBallot(world, {
    rules,
    voter,
    choices,
    channel: 'link',
    ...(seen === undefined ? {} : { seen }),
  })
  if (cast.ok) return seeOther(withLang(c, `/v/${token(c)}/receipt`))
  if (refusals[cast.refusal.code].status !== 422)
    return showRefusal(world, c, await wholeReason(world, capability, cast.refusal), { place: capability.place })
  return check(world, c, capability, choices, seen)
}

/** How often the vote that was on the page had been changed; undefined on a first paper. */
function seenIn(form: Form): number | undefined {
  const given = form.one('seen')
  return /^\d{1,4}$/.test(given) ? Number(given) : undefined
}

const isChangeable = (world: World, { changeable, closesAt }: Paper, mark: Mark): boolean =>
  changeable === true &&
  mark.channel === 'link' &&
  mark.choices !== undefined &&
  (closesAt === undefined || world.clock.now() < closesAt)

async function check(
  world: World,
  c: Context,
  capability: Capability,
  choices: readonly string[],
  seen?: number,
): Promise<Response> {
  const [paper, village] = await Promise.all([paperOf(world, capability.subject), villageName(world, capability.place)])
  if (paper === undefined) return showRefusal(world, c, refusal('poll-not-open'), { place: capability.place })
  const shown = seen === undefined ? {} : { seen }
  const checked = castPaper(paper, voterOf(capability), choices, world.clock.now())
  if (checked.ok) {
    const { lang, question, choices: texts, max, secret } = ballot(c, paper, capability, village)
    const changeable = paper.changeable === true
    return show(
      checkPage({
        lang,
        village,
        question,
        choices: texts,
        max,
        secret,
        chosen: choices,
        changeable,
        ...shown,
      }),
    )
  }
  if (refusals[checked.refusal.code].status !== 422)
    return showRefusal(world, c, await wholeReason(world, capability, checked.refusal), { place: capability.place })
  const page = ballotPage({
    ...ballot(c, paper, capability, village),
    given: choices,
    refused: checked.refusal,
    ...shown,
  })
  return showAgain(page, checked.refusal)
}

async function wholeReason(world: World, { matterId }: Capability, why: Refusal): Promise<Refusal> {
  return why.code === 'poll-closed' ? whyClosed(world, matterId) : why
}

/** The receipt again, for whoever holds the link. */
export async function showReceipt(world: World, c: Context): Promise<Response> {
  const link = await capabilityOf(world, token(c), 'vote')
  if (!link.ok) return showRefusal(world, c, link.refusal)
  const { subject, code, place } = link.value
  note({ place })
  const [paper, mark, village] = await Promise.all([
    paperOf(world, subject),
    markOf(world, subject, code ?? ''),
    villageName(world, place),
  ])
  if (paper === undefined || mark?.receipt === undefined) return seeOther(withLang(c, `/v/${token(c)}`))
  return receipt(world, c, paper, mark.receipt, village, isChangeable(world, paper, mark))
}

function receipt(world: World, c: Context, paper: Paper, code: string, village: string, changeable: boolean): Response {
  return show(
    receiptPage({
      lang: langOf(c),
      village,
      question: paper.question,
      receipt: code,
      on: localDateOf(world.clock.now()),
      board: `/b/${paper.place}`,
      ...(changeable ? { change: `/v/${token(c)}?lang=${langOf(c)}&change=1` } : {}),
      ...(paper.closesAt === undefined ? {} : { closesAt: paper.closesAt }),
    }),
  )
}

function ballot(c: Context, paper: Paper, capability: Capability, village: string) {
  return {
    lang: langOf(c),
    village,
    question: paper.question,
    topic: paper.topic,
    choices: paper.choices,
    max: paper.max,
    secret: paper.secret,
    rule: paper.rule,
    unit: paper.unit ?? headsOfList(paper.list),
    ...fixedOn(paper),
    ...(paper.closesAt === undefined ? {} : { closesAt: paper.closesAt }),
    ...(capability.name === undefined ? {} : { voter: capability.name }),
    ...(capability.proxy === undefined ? {} : { proxy: capability.proxy }),
  }
}

/** Papers written before it was noted do not say what was fixed. */
function fixedOn({ definition, entitled, list }: Paper) {
  return definition === undefined || entitled === undefined
    ? {}
    : { fixed: { entitled, heads: headsOfList(list), digest: definition } }
}
