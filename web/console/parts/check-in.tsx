import { useState } from 'preact/hooks'
import type { Meeting } from '#shared/blocks/meeting/state.ts'
import { checkInsAtMost } from '#shared/blocks/meeting/state.ts'
import { listName } from '#shared/text/console/list-words.ts'
import { meetingWords } from '#shared/text/console/meeting-words.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { useAct, useLang, useWords } from '../data/console.tsx'
import { command } from '../data/entry.ts'
import { useRoster } from '../data/matter.ts'
import type { Present } from '../data/room.ts'
import { saysOf } from '../data/says.ts'
import { Button, RefusalBox } from './act-button.tsx'
import { ChipChoice } from './chip-choice.tsx'
import { Loaded } from './loaded.tsx'
import { PeoplePicker } from './people-picker.tsx'
import { ScanSlips } from './scan-slips.tsx'

/** Those who are here already are folded away below the others, who are drawn so many at once. */
const fewest = 12
const atOnce = 60

interface CheckInProps {
  readonly matter: Matter
  readonly meeting: Meeting
  readonly lists: readonly string[]
  readonly present: Present
}

/** Who comes is tapped or scanned; what is tapped goes off together. */
export function CheckIn({ matter, meeting, lists, present }: CheckInProps) {
  const say = useWords(meetingWords)
  const lang = useLang()
  const act = useAct()
  const [list, setList] = useState(meeting.list)
  const [tapped, setTapped] = useState<ReadonlySet<string>>(new Set())
  const roster = useRoster(matter.place, list)
  const here = present.get(list) ?? new Set<string>()
  const fresh = [...tapped].filter((code) => !here.has(code))
  const send = async (voters: readonly string[]) => {
    // Longer lists go in parts, in the order in which they were tapped.
    for (let from = 0; from < voters.length; from += checkInsAtMost) {
      const part = voters.slice(from, from + checkInsAtMost)
      const says = saysOf(meetingWords.says, { n: part.length })
      const data = { meetingId: meeting.id, list, voters: part }
      const sent = await act.run(command('check-in', data, { village: matter.place, matter: matter.id, says }))
      if (sent.is === 'refused') return
      setTapped((before) => new Set([...before].filter((code) => !part.includes(code))))
    }
  }
  return (
    <>
      {lists.length < 2 ? null : (
        <ChipChoice
          label={say('tapList')}
          chips={lists.map((key) => ({ key, text: listName(key, lang) }))}
          value={list}
          onValue={(key) => {
            setList(key)
            setTapped(new Set())
          }}
        />
      )}
      <Loaded view={roster}>
        {({ members = [] }) => (
          <>
            <ScanSlips matter={matter} people={members} here={here} onCode={(code) => void send([code])} />
            <RefusalBox refusal={act.refusal} />
            <PeoplePicker
              label={say('people')}
              people={absentFirst(members, here).map(({ code, name }) => ({
                code,
                name,
                ...(here.has(code) ? { note: `${code} ${say('here')}`, disabled: true } : {}),
              }))}
              chosen={new Set([...here, ...tapped])}
              shown={Math.max(fewest, Math.min(atOnce, members.length - here.size))}
              onToggle={(code) =>
                setTapped((before) => {
                  const after = new Set(before)
                  if (!after.delete(code)) after.add(code)
                  return after
                })
              }
            />
            {fresh.length === 0 ? null : (
              <div class="send-bar">
                <Button busy={act.busy} onClick={() => void send(fresh)}>
                  {say('send', { n: fresh.length })}
                </Button>
              </div>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}

/** Those still to be tapped stand where the thumb is. */
function absentFirst<Person extends { code: string }>(people: readonly Person[], here: ReadonlySet<string>): Person[] {
  return [...people.filter(({ code }) => !here.has(code)), ...people.filter(({ code }) => here.has(code))]
}
