import { useLocation, useRoute } from 'preact-iso'
import { takesPapers } from '#shared/blocks/poll/state.ts'
import { formatInstant } from '#shared/calendar/format.ts'
import { sentenceOfRule } from '#shared/decision/sentence-of-rule.ts'
import { unitOfPoll } from '#shared/decision/unit.ts'
import { nameSeparator, pollWords } from '#shared/text/console/poll-words.ts'
import { pollForAll } from '#shared/views/public-poll.ts'
import { Status } from '../../parts/status.tsx'
import { now } from '../data/clock.ts'
import { undoMs, useAct, useConsole, useLang, useWords } from '../data/console.tsx'
import { command } from '../data/entry.ts'
import type { MatterHere, RosterMember } from '../data/matter.ts'
import { useMatter, useRoster, useVillageStaff } from '../data/matter.ts'
import type { PollHere } from '../data/room.ts'
import { useKeptVotes, usePoll, usePresent } from '../data/room.ts'
import { AssistedForm } from '../parts/assisted-form.tsx'
import { Button } from '../parts/act-button.tsx'
import { More } from '../parts/field.tsx'
import { Screen } from '../parts/frame.tsx'
import { Links } from '../parts/links.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PaperForm } from '../parts/paper-form.tsx'
import { PollLive } from '../parts/poll-live.tsx'
import { PollResult } from '../parts/poll-result.tsx'

const everyMs = 4000

/** One poll: while it runs who has voted and every way to vote, afterwards what came of it. */
export function PollPage() {
  const say = useWords(pollWords)
  const { params } = useRoute()
  const matterId = params['id'] ?? ''
  const matter = useMatter(matterId)
  const poll = usePoll(params['poll'], everyMs)
  const back = poll.value?.poll.meetingId === undefined ? '' : `?meeting=${poll.value.poll.meetingId}`
  const above = matter.value?.matter.title
  return (
    <Screen
      title={poll.value?.poll.question ?? say('title')}
      back={`/console/m/${matterId}/meeting${back}`}
      {...(above === undefined ? {} : { above })}
    >
      <Loaded view={poll}>
        {(live) => <Loaded view={matter}>{(here) => <OnePoll here={here} live={live} />}</Loaded>}
      </Loaded>
    </Screen>
  )
}

function OnePoll({ here, live }: { here: MatterHere; live: PollHere }) {
  const say = useWords(pollWords)
  const lang = useLang()
  const { matter } = here
  const { poll } = live
  const roster = useRoster(matter.place, poll.list)
  const present = usePresent(matter.id, poll.meetingId, everyMs)
  const people = roster.value?.members ?? []
  const result = pollForAll(poll, matter.place, now())
  if (result.state === 'closed')
    return (
      <>
        <PollResult poll={result} matterId={matter.id} />
        <a
          class="big"
          href={`/console/m/${matter.id}/meeting${poll.meetingId === undefined ? '' : `?meeting=${poll.meetingId}`}`}
        >
          {say('toMeeting')}
        </a>
      </>
    )
  const open = takesPapers(poll, now())
  const recused = people.filter(({ code }) => poll.recused.includes(code)).map(({ name }) => name)
  const codes = present.get(poll.list) ?? new Set<string>()
  return (
    <>
      <p>
        <Status kind={open ? 'good' : 'calm'} icon={open ? 'vote' : 'clock'}>
          {say(open ? 'open' : 'counting')}
        </Status>{' '}
        {say(poll.secret ? 'secret' : 'named')}
        {poll.closesAt === undefined ? null : ` · ${say('until', { when: formatInstant(poll.closesAt, lang) })}`}
      </p>
      <PollLive poll={poll} voted={live.voted} people={people} here={codes} />
      <p class="soft">{say('rule', { rule: sentenceOfRule(poll.rule, lang, unitOfPoll(poll)) })}</p>
      {recused.length === 0 ? null : <p class="soft">{say('recused', { names: recused.join(nameSeparator[lang]) })}</p>}
      {open ? <Ways here={here} live={live} people={people} codes={codes} /> : null}
    </>
  )
}

interface WaysProps {
  readonly here: MatterHere
  readonly live: PollHere
  readonly people: readonly RosterMember[]
  readonly codes: ReadonlySet<string>
}

/** Every way to vote, each folded away until it is wanted, and the end of the poll. */
function Ways({ here: { matter, allowed }, live: { poll, voted }, people, codes }: WaysProps) {
  const say = useWords(pollWords)
  const { route } = useLocation()
  const act = useAct()
  const { me } = useConsole()
  const staff = useVillageStaff(matter.place)
  const kept = useKeptVotes(matter.id, poll.id, voted)
  const channelOf = new Map(voted.map(({ code, channel }) => [code, channel]))
  const noteOf = (code: string): string | undefined => {
    const channel = channelOf.get(code)
    if (channel !== undefined) return say(channel)
    return kept.has(code) ? say('onPhone') : undefined
  }
  const entitled = people.filter(({ code }) => !poll.recused.includes(code))
  const waiting = entitled.filter(({ code }) => noteOf(code) === undefined)
  const organizes = allowed.includes('close-poll')
  const close = () => {
    const about = { village: matter.place, matter: matter.id, says: pollWords.closeSays }
    void act.run(command('close-poll', { pollId: poll.id }, about), { undoMs })
    route(`/console/m/${matter.id}/meeting${poll.meetingId === undefined ? '' : `?meeting=${poll.meetingId}`}`)
  }
  return (
    <>
      {!organizes ? null : (
        <More title={say('linksTitle')}>
          <Links
            act="vote"
            matter={matter}
            subject={poll.id}
            list={poll.list}
            about={say('linksAbout')}
            print={say('printSlips')}
            noteOf={noteOf}
            message={(name, url) => say('linkText', { name, url, question: poll.question })}
          />
        </More>
      )}
      {people.length === 0 ? null : (
        <More title={say('assistTitle')}>
          <AssistedForm
            matter={matter}
            poll={poll}
            people={entitled}
            noteOf={noteOf}
            here={codes}
            witnesses={witnessesOf(staff.value?.staff ?? [], me.id)}
          />
        </More>
      )}
      {!organizes ? null : (
        <More title={say('paperTitle')}>
          <PaperForm matter={matter} poll={poll} people={entitled} noteOf={noteOf} here={codes} />
        </More>
      )}
      {people.length === 0 ? null : (
        <More title={say('notVoted', { n: waiting.length })}>
          {waiting.length === 0 ? (
            <p>{say('allVoted')}</p>
          ) : (
            <ul class="voter-names">
              {waiting.map(({ code, name }) => (
                <li key={code}>
                  {name} <span class="soft">{code}</span>
                </li>
              ))}
            </ul>
          )}
        </More>
      )}
      {!organizes ? null : (
        <>
          <p class="soft">{say('closeAbout')}</p>
          <Button onClick={close}>{say('close')}</Button>
        </>
      )}
    </>
  )
}

/** Staff of the village but for whoever enters the vote: nobody is their own witness. */
function witnessesOf(staff: readonly { id: string; name: string; roles: readonly string[] }[], me: string): string[] {
  return staff
    .filter(({ id, roles }) => id !== me && (roles.includes('organizer') || roles.includes('helper')))
    .map(({ name }) => name)
    .slice(0, 6)
}
