import { useState } from 'preact/hooks'
import { channels } from '#shared/blocks/poll/rows.ts'
import { consoleWords } from '#shared/text/console/frame-words.ts'
import { headsOf } from '#shared/text/console/list-words.ts'
import { pollWords } from '#shared/text/console/poll-words.ts'
import { Status } from '../../parts/status.tsx'
import { useLang, useWords } from '../data/console.tsx'
import type { RosterMember } from '../data/matter.ts'
import type { PollHere } from '../data/room.ts'
import { enoughForSecrecy } from '#shared/decision/poll-limits.ts'
import { heldBack } from '../data/room.ts'

interface WhoVotedProps {
  readonly live: PollHere
  /** Those who may vote. */
  readonly people: readonly RosterMember[]
  /** Codes of those whose vote is still on this phone. */
  readonly kept: ReadonlySet<string>
}

/** Lists are drawn whole up to here; longer ones are searched. */
const searchFrom = 12

/** Who voted by which way and who has not, never how anybody voted; and what nobody can know. */
export function WhoVoted({ live, people, kept }: WhoVotedProps) {
  const say = useWords(pollWords)
  const sayConsole = useWords(consoleWords)
  const lang = useLang()
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const unit = headsOf(live.poll.list, lang)
  const hidden = heldBack(live)
  const channelOf = new Map(live.voted.map(({ code, channel }) => [code, channel]))
  const found = people.filter(
    ({ code, name }) => name.toLowerCase().includes(wanted) || code.toLowerCase().includes(wanted),
  )
  const waiting = found.filter(({ code }) => !channelOf.has(code) && !kept.has(code))
  const groups = [
    ...(hidden ? [] : [{ key: 'waiting', title: say('notVotedYet'), of: waiting }]),
    ...channels.map((channel) => ({
      key: channel,
      title: say('votedBy', { way: say(wayWords[channel]) }),
      of: found.filter(({ code }) => channelOf.get(code) === channel),
    })),
    { key: 'kept', title: say('onPhone'), of: found.filter(({ code }) => kept.has(code) && !channelOf.has(code)) },
  ].filter(({ of }) => of.length > 0)
  return (
    <div data-who={hidden ? 'held-back' : 'told'}>
      {hidden ? (
        <p class="box">{say('heldBack', { n: enoughForSecrecy, unit })}</p>
      ) : (
        <p class="soft">{say('unopened')}</p>
      )}
      {people.length <= searchFrom || hidden ? null : (
        <p class="people">
          <input
            type="search"
            value={search}
            placeholder={sayConsole('search')}
            aria-label={sayConsole('search')}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </p>
      )}
      {groups.map(({ key, title, of }) => (
        <section key={key} data-way={key}>
          <h3>
            <Status kind={key === 'waiting' ? 'warn' : key === 'kept' ? 'calm' : 'good'}>
              {say('group', { way: title, n: of.length, unit })}
            </Status>
          </h3>
          <ul class="voter-names">
            {of.map(({ code, name }) => (
              <li key={code}>
                {name} <span class="soft">{code}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {!hidden && waiting.length === 0 && wanted === '' ? <p>{say('allVoted')}</p> : null}
    </div>
  )
}

/** A way to vote, as short as it stands behind a name. */
export const wayWords = { link: 'byLink', assisted: 'byAssisted', paper: 'byPaper' } as const
