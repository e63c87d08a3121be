import * as z from 'zod'
import { matterWords } from '#shared/text/console/matter-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { useLang, useView, useWords } from '../data/console.tsx'
import type { MatterHere } from '../data/matter.ts'
import { CopyText } from './copy-text.tsx'
import { More } from './field.tsx'
import { Loaded } from './loaded.tsx'

const textAnswer = z.object({ text: z.string() })

/** What can be passed on: texts for the group chat and the loudspeaker, papers, the public page. */
export function MatterShare({ here }: { here: MatterHere }) {
  const say = useWords(matterWords)
  const { id, place, slices } = here.matter
  const met = slices.meeting.meetings.length > 0
  const out = { target: '_blank', rel: 'noopener' }
  return (
    <section>
      <h2>{say('share')}</h2>
      {met ? (
        <>
          <More title={say('weChat')}>
            <Text matterId={id} kind="wechat" label={say('weChat')} />
          </More>
          <More title={say('loudspeaker')}>
            <Text matterId={id} kind="loudspeaker" label={say('loudspeaker')} />
          </More>
        </>
      ) : (
        <p class="soft">{say('noText')}</p>
      )}
      <p class="row">
        <a class="small plain" href={`/b/${place}/m/${id}`} {...out}>
          <Icon name="board" /> {say('publicPage')}
        </a>
        <a class="small plain" href={`/console/m/${id}/story`}>
          <Icon name="ledger" /> {say('story')}
        </a>
      </p>
    </section>
  )
}

function Text({ matterId, kind, label }: { matterId: string; kind: 'wechat' | 'loudspeaker'; label: string }) {
  const lang = useLang()
  const view = useView(`/api/matters/${matterId}/outputs/${kind}?lang=${lang}`, textAnswer)
  return <Loaded view={view}>{({ text }) => <CopyText label={label} text={text} />}</Loaded>
}
