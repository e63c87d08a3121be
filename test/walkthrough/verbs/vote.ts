import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { canonical } from '../canonical.ts'
import { check, Failed, Refused } from '../failure.ts'
import { filledIn, makeLinks, openLink, sendForm } from '../links.ts'
import type { PageForm } from '../page.ts'
import { postFormOf, receiptIn } from '../page.ts'
import type { StepOf } from '../scenario-schema.ts'
import { idOf, type Play } from '../stage.ts'
import { atOnce } from './at-once.ts'

interface Ballot {
  readonly voter: string
  readonly choices: readonly string[]
}

const assistedReply = z.object({ receipt: z.string() })

/** Votes; every ballot must get a receipt, and the same one however often it is sent. */
export async function vote(play: Play, step: StepOf<'vote'>): Promise<void> {
  const ballots = Object.entries(step.ballots).flatMap(([choice, voters]) =>
    voters.map((voter): Ballot => ({ voter, choices: choice.split('+') })),
  )
  const cast = step.by === 'assisted' ? await atTheClerk(play, step) : await byLink(play, step, ballots)
  // A step that must be refused is refused ballot by ballot: one that slips through is a vote too many.
  const slipped: string[] = []
  let refused: Refused | undefined
  await atOnce(ballots, async (ballot) => {
    try {
      await castOften(play, step, ballot, cast)
      slipped.push(ballot.voter)
    } catch (error) {
      if (!(error instanceof Refused) || (step.refused !== undefined && error.code !== step.refused))
        throw new Failed(`ballot of ${ballot.voter}: ${error instanceof Error ? error.message : String(error)}`)
      if (step.refused === undefined) throw error
      refused = error
    }
  })
  if (refused === undefined) return
  check(slipped.length === 0, () => `ballots of ${slipped.join(', ')} were taken`)
  throw refused
}

type CastOne = (ballot: Ballot) => Promise<string>

async function castOften(play: Play, step: StepOf<'vote'>, ballot: Ballot, cast: CastOne): Promise<void> {
  const given = play.ballots.get(step.poll) ?? new Map()
  play.ballots.set(step.poll, given)
  for (let sent = 0; sent < (step.repeat ?? 1); sent += 1) {
    const receipt = await cast(ballot)
    const first = given.get(ballot.voter)
    if (first === undefined)
      given.set(ballot.voter, {
        choices: ballot.choices,
        channel: step.by === 'assisted' ? 'assisted' : 'link',
        receipt,
      })
    else check(first.receipt === receipt, () => `${ballot.voter} got receipt ${receipt} after ${String(first.receipt)}`)
  }
}

async function atTheClerk(play: Play, step: StepOf<'vote'>): Promise<CastOne> {
  const path = `/api/polls/${idOf(play, 'poll', step.poll)}/assisted`
  const commandIds = new Map<string, string>()
  return async ({ voter, choices }) => {
    const commandId = commandIds.get(voter) ?? randomUUID()
    commandIds.set(voter, commandId)
    const body = { commandId, voter, choices }
    return assistedReply.parse(await play.cast.as(play.cast.clerk, 'POST', path, { body })).receipt
  }
}

/** Links for these voters; all are opened first, which must change nothing, then the ballots are sent as the form says. */
async function byLink(play: Play, step: StepOf<'vote'>, ballots: readonly Ballot[]): Promise<CastOne> {
  const list = listOfPoll(play, step.poll)
  const voters = [...new Set(ballots.map(({ voter }) => voter))]
  const subject = idOf(play, 'poll', step.poll)
  const links = await makeLinks(play, { act: 'vote', subject, list }, voters)
  const before = await votedIn(play, subject)
  const opened = new Map<string, { action: URL; form: PageForm | undefined }>()
  await atOnce(voters, async (voter) => {
    const link = links.get(voter)
    if (link !== undefined) opened.set(voter, await openLink(play, link))
  })
  const after = await votedIn(play, subject)
  check(after === before, () => 'opening the links, without sending anything, changed who has voted')
  const careful = ballots[0]?.voter
  return async ({ voter, choices }) => {
    const page = opened.get(voter)
    if (page === undefined) throw new Failed(`no page was opened for ${voter}`)
    const chosen = filledIn(
      page.form,
      choices.map((choice) => ['choices', choice] as const),
    )
    const { html } = await (voter === careful && step.refused === undefined && page.form !== undefined
      ? checkedFirst(play, page.action, chosen)
      : sendForm(play, page.action, [...chosen, ['confirm', 'yes']]))
    const receipt = receiptIn(html)
    if (receipt === undefined || receipt === '') throw new Failed('the receipt page shows no receipt')
    return receipt
  }
}

/** The long way: choose, look at the check page, confirm with its own form. */
async function checkedFirst(play: Play, action: URL, chosen: readonly (readonly [string, string])[]) {
  const checkPage = await play.client.page(action, chosen)
  if (checkPage.status === 303) throw new Failed('a ballot was taken before it was confirmed')
  const form = postFormOf(checkPage.html)
  if (form === undefined) throw new Failed('the check page has no form to confirm with')
  const sends = form.filled.some(([name]) => name === 'confirm')
    ? form.filled
    : [...form.filled, ['confirm', 'yes'] as const]
  return sendForm(play, new URL(form.action ?? action, action), sends)
}

/** A poll's own list, for links: that of the step that opens it. */
function listOfPoll(play: Play, key: string): string {
  const opening = play.scenario.steps.find(({ step }) => step.do === 'open-poll' && step.key === key)?.step
  return opening?.do === 'open-poll' ? opening.electorate : ''
}

const pollAnswer = z.looseObject({ voted: z.unknown().optional() })

async function votedIn(play: Play, pollId: string): Promise<string> {
  return canonical(pollAnswer.parse(await play.cast.as(play.cast.clerk, 'GET', `/api/polls/${pollId}`)).voted)
}
