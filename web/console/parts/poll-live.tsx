import { channels } from '#shared/blocks/poll/rows.ts'
import { missing } from '#shared/decision/missing.ts'
import { unitOfPoll } from '#shared/decision/unit.ts'
import { headsOf } from '#shared/text/console/list-words.ts'
import { pollWords } from '#shared/text/console/poll-words.ts'
import { unitWords } from '#shared/text/unit-words.ts'
import { Status } from '../../parts/status.tsx'
import { useLang, useWords } from '../data/console.tsx'
import type { RosterMember } from '../data/matter.ts'
import type { PollHere } from '../data/room.ts'
import { enoughForSecrecy } from '#shared/decision/poll-limits.ts'
import { heldBack } from '../data/room.ts'
import { Meter } from './turnout.tsx'

interface PollLiveProps {
  readonly live: PollHere
  readonly people: readonly RosterMember[]
  /** Codes of those checked in. */
  readonly here: ReadonlySet<string>
}

/** How many have voted, by which way, and whether enough are present; never how anybody voted. */
export function PollLive({ live, people, here }: PollLiveProps) {
  const say = useWords(pollWords)
  const lang = useLang()
  const { poll, voted, votedCount } = live
  const { electorate, recused, rule } = poll
  const hidden = heldBack(live)
  const unit = unitWords[unitOfPoll(poll)][lang]
  const heads = headsOf(poll.list, lang)
  const weights = new Map(people.map(({ code, weight }) => [code, weight]))
  const there = new Set([...here, ...voted.map(({ code }) => code)])
  // Supervisors do not see the list; where everybody has one vote it is not needed.
  const alike = people.length === 0 && electorate.count === electorate.weight ? 1 : 0
  const known = [...there].reduce((sum, code) => (recused.includes(code) ? sum : sum + (weights.get(code) ?? alike)), 0)
  // Those who voted are here, whoever they are.
  const present = hidden ? Math.max(known, votedCount) : known
  const byWay = channels.map((channel) => ({ channel, n: voted.filter((one) => one.channel === channel).length }))
  const short =
    rule.quorum === undefined
      ? 0
      : missing(present, rule.quorum.of === 'electorate' ? electorate.weight : present, rule.quorum)
  return (
    <div class="card" data-voted={votedCount}>
      <p class="turnout-figure">
        <span>{say('voted')}</span>
        <span class="figure">{votedCount}</span>
        <span>{say('ofAll', { n: electorate.count, unit: heads })}</span>
      </p>
      <Meter part={votedCount} whole={electorate.count} />
      <p>
        {byWay
          .filter(({ n }) => n > 0)
          .map(({ channel, n }) => (
            <span class="poll-way" key={channel}>
              {say(channel)} <b>{n}</b>{' '}
            </span>
          ))}
      </p>
      {hidden ? <p class="soft">{say('heldBack', { n: enoughForSecrecy, unit: heads })}</p> : null}
      <p>{say(hidden ? 'presentAtLeast' : 'present', { n: present, unit })}</p>
      <p>
        {rule.quorum === undefined ? (
          <span class="soft">{say('noQuorum')}</span>
        ) : (
          <Status kind={short === 0 ? 'good' : hidden ? 'calm' : 'warn'}>
            {short === 0 ? say('quorumMet') : hidden ? say('quorumLater') : say('quorumMissing', { n: short, unit })}
          </Status>
        )}
      </p>
    </div>
  )
}
