import type { Meeting } from '#shared/blocks/meeting/state.ts'
import { formatInstant } from '#shared/calendar/format.ts'
import { groupMessageInput, loudspeakerInput } from '#shared/outputs/convening-of.ts'
import { loudspeakerText } from '#shared/outputs/loudspeaker-text.ts'
import { matterAddress } from '#shared/outputs/matter-address.ts'
import { weChatText } from '#shared/outputs/we-chat-text.ts'
import { conveneWords } from '#shared/text/console/convene-words.ts'
import { meetingWords } from '#shared/text/console/meeting-words.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { Icon } from '../../parts/icon.tsx'
import { useLang, useWords } from '../data/console.tsx'
import { CopyText } from './copy-text.tsx'

interface TextsProps {
  readonly wechat: string
  readonly loudspeaker: string
}

/** A meeting that is called: what is still to be passed on and printed. */
export function ConveningDone({ matter, meeting, village }: { matter: Matter; meeting: Meeting; village: string }) {
  const say = useWords(conveneWords)
  const inMeeting = useWords(meetingWords)
  const lang = useLang()
  const paper = { village, lang }
  const link = matterAddress(location.origin, matter)
  const print = `/staff/matters/${matter.id}`
  return (
    <>
      <p>
        <b>{meeting.kind}</b>
        <br />
        {inMeeting('whenWhere', { when: formatInstant(meeting.heldAt, lang), place: meeting.place })}
      </p>
      {meeting.warnings.map((warning) => (
        <p class="box soft">{warning[lang]}</p>
      ))}
      <p>{say('next')}</p>
      <Texts
        wechat={weChatText(groupMessageInput(matter, meeting, { ...paper, link }), lang)}
        loudspeaker={loudspeakerText(loudspeakerInput(matter, meeting, paper), lang)}
      />
      <div class="meeting-acts">
        <a class="big plain" href={`${print}/papers/convening?meeting=${meeting.id}`} target="_blank" rel="noopener">
          <Icon name="print" /> {say('printNotice')}
        </a>
        <a class="big plain" href={`${print}/slips?act=invite&meeting=${meeting.id}`} target="_blank" rel="noopener">
          <Icon name="print" /> {say('printSlips')}
        </a>
      </div>
      <a class="big" href={`/console/m/${matter.id}/meeting?meeting=${meeting.id}`}>
        {say('toMeeting')}
      </a>
      <a class="big plain" href={`/console/m/${matter.id}/convene`}>
        {say('again')}
      </a>
    </>
  )
}

export function Texts({ wechat, loudspeaker }: TextsProps) {
  const say = useWords(conveneWords)
  return (
    <>
      <CopyText label={say('wechat')} text={wechat} />
      <CopyText label={say('loudspeaker')} text={loudspeaker} />
    </>
  )
}
