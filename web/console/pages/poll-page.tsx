import { useLocation, useRoute } from 'preact-iso'
import { takesPapers } from '#shared/blocks/poll/state.ts'
import { formatInstant } from '#shared/calendar/format.ts'
import { sentenceOfRule } from '#shared/decision/sentence-of-rule.ts'
import { unitOfPoll } from '#shared/decision/unit.ts'
import { headsOf } from '#shared/text/console/list-words.ts'
import { mandateWords } from '#shared/text/console/mandate-words.ts'
import { nameSeparator, pollWords } from '#shared/text/console/poll-words.ts'
import { pollForAll } from '#shared/views/public-poll.ts'
import { Status } from '../../parts/status.tsx'
import { now } from '../data/clock.ts'
import { undoMs, useAct, useConsole, useLang, useWords } from '../data/console.tsx'
import { command } from '../data/entry.ts'
import type { MatterHere, RosterMember } from '../data/matter.ts'
import { useMatter, useRoster, useVillageStaff } from '../data/matter.ts'
import type { PollHere } from '../data/room.ts'
import { heldBack, useKeptVotes, usePoll, usePresent } from '../data/room.ts'
import { AssistedForm } from '../parts/assisted-form.tsx'
import { Button } from '../parts/act-button.tsx'
import { More } from '../parts/field.tsx'
import { Screen } from '../parts/frame.tsx'
import { Links } from '../parts/links.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Mandates } from '../parts/mandates.tsx'
import { PaperForm } from '../parts/paper-form.tsx'
import { PollLive } from '../parts/poll-live.tsx'
import { PollResult } from '../parts/poll-result.tsx'
import { Unanimous } from '../parts/unanimous.tsx'
import { WhoVoted, wayWords } from '../parts/who-voted.tsx'

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
        <PollResult poll={result} matterId={matter.id} caution={<Unanimous polls={[poll]} />} />
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
      <PollLive live={live} people={people} here={codes} />
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
function Ways({ here: { matter, allowed }, live, people, codes }: WaysProps) {
  const say = useWords(pollWords)
  const sayMandate = useWords(mandateWords)
  const lang = useLang()
  const { route } = useLocation()
  const act = useAct()
  const { poll, voted } = live
  const { me } = useConsole()
  const staff = useVillageStaff(matter.place)
  const kept = useKeptVotes(matter.id, poll.id, voted)
  const channelOf = new Map(voted.map(({ code, channel }) => [code, channel]))
  const noteOf = (code: string): string | undefined => {
    const channel = channelOf.get(code)
    if (channel !== undefined) return say('votedBy', { way: say(wayWords[channel]) })
    return kept.has(code) ? say('onPhone') : undefined
  }
  const entitled = people.filter(({ code }) => !poll.recused.includes(code))
  const waiting = heldBack(live)
    ? poll.electorate.count - live.votedCount
    : entitled.filter(({ code }) => noteOf(code) === undefined).length
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
      {!allowed.includes('name-proxy') || poll.proxies === undefined ? null : (
        <More title={sayMandate('title', { n: poll.mandates?.length ?? 0 })}>
          <Mandates matter={matter} poll={poll} people={entitled} noteOf={noteOf} />
        </More>
      )}
      {people.length === 0 ? null : (
        <More title={say('assistTitle')}>
          {poll.seal === undefined ? (
            <AssistedForm
              matter={matter}
              poll={poll}
              people={entitled}
              noteOf={noteOf}
              here={codes}
              witnesses={witnessesOf(staff.value?.staff ?? [], me.id)}
            />
          ) : (
            <p>{say('sealedAlone')}</p>
          )}
        </More>
      )}
      {!organizes ? null : (
        <More title={say('paperTitle')}>
          <PaperForm matter={matter} poll={poll} people={entitled} noteOf={noteOf} here={codes} />
        </More>
      )}
      {people.length === 0 ? null : (
        <More title={say('whoTitle', { n: waiting, unit: headsOf(poll.list, lang) })}>
          <WhoVoted live={live} people={entitled} kept={kept} />
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
