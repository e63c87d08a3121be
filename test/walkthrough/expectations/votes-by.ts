import { check } from '../failure.ts'
import type { StepOf } from '../scenario-schema.ts'
import { everyAnswer } from '../secrecy/answers.ts'
import { joinIn } from '../secrecy/join.ts'
import { suspectOf, type Suspect } from '../secrecy/suspect.ts'
import { thiefFinds } from '../secrecy/thief.ts'
import { nameOf, type Play } from '../stage.ts'

/** Nothing that anybody can get hold of joins this voter to a choice: no answer, no page, no published file, not the disk. */
export async function expectVotesBy(play: Play, { votesBy }: StepOf<'expect'>): Promise<void> {
  if (votesBy === undefined) return
  const { poll, voter } = votesBy
  const suspect = suspectOf(play, poll, voter)
  for (const { where, value } of await everyAnswer(play, poll)) {
    const found = joinIn(value, suspect)
    check(found === undefined, () => `${where} joins ${voter} to a choice: ${String(found)}`)
  }
  await samePages(play, poll, suspect)
  if (play.dataDir === undefined) return
  const found = await thiefFinds(play.dataDir, suspect, play.ballots.get(poll) ?? new Map())
  check(found === undefined, () => `the store joins ${voter} to a choice: ${String(found)}`)
}

/** Two voters who chose otherwise see the same behind their links, but for their own names. */
async function samePages(play: Play, poll: string, { code, pollId }: Suspect): Promise<void> {
  const ballots = play.ballots.get(poll)
  const mine = ballots?.get(code)
  const weightOf = (voter: string) => play.voters.find((one) => one.code === voter)?.weight
  const other = [...(ballots ?? [])].find(
    ([voter, ballot]) =>
      ballot.channel === mine?.channel &&
      ballot.choices.join() !== mine.choices.join() &&
      weightOf(voter) === weightOf(code) &&
      play.links.has(`vote:${pollId}:${voter}`),
  )?.[0]
  if (other === undefined || !play.links.has(`vote:${pollId}:${code}`)) return
  for (const door of ['', '/receipt']) {
    const [left, right] = [await pageOf(play, pollId, poll, code, door), await pageOf(play, pollId, poll, other, door)]
    check(left === right, () => `the page /v/…${door} is another for ${code} than for ${other}, who chose otherwise`)
  }
}

async function pageOf(play: Play, pollId: string, poll: string, voter: string, door: string): Promise<string> {
  const link = play.links.get(`vote:${pollId}:${voter}`)
  const token = link?.pathname.split('/')[2] ?? ''
  const { html } = await play.client.page(`/v/${token}${door}`)
  const receipt = play.ballots.get(poll)?.get(voter)?.receipt ?? ''
  // The page shows the code in two halves, for people to copy.
  const own = [token, receipt, receipt.slice(0, 5), receipt.slice(5), nameOf(play, voter), voter]
  return own.reduce((text, part) => (part === '' ? text : text.replaceAll(part, '…')), html)
}
