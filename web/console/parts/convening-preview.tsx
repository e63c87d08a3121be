import { useState } from 'preact/hooks'
import type { ConveningPreview } from '#shared/outputs/preview-convening.ts'
import type { Refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { conveneWords } from '#shared/text/console/convene-words.ts'
import { detailOf } from '#shared/text/sentence-of.ts'
import { Icon } from '../../parts/icon.tsx'
import { useLang, useWords } from '../data/console.tsx'
import { ChipChoice } from './chip-choice.tsx'
import { SheetView } from './sheet-view.tsx'
import { RefusalBox } from './act-button.tsx'
import { told } from './told.ts'

const views = ['notice', 'wechat', 'loudspeaker', 'slips'] as const

/** What goes out, before it does; what is still missing for it, where something is. */
export function Preview({ preview }: { preview: Result<ConveningPreview> }) {
  const say = useWords(conveneWords)
  const lang = useLang()
  const [shown, setShown] = useState<string>('notice')
  if (!preview.ok) return <NotYet refusal={preview.refusal} />
  const { warnings } = preview.value
  return (
    <>
      {warnings.length === 0 ? null : (
        <div class="box" data-warnings={warnings.length}>
          <p>
            <Icon name="info" /> {say('law')}
          </p>
          <ul>
            {warnings.map((warning) => (
              <li>{warning[lang]}</li>
            ))}
          </ul>
        </div>
      )}
      <ChipChoice
        label={say('previewOf')}
        chips={views.map((key) => ({ key, text: say(key) }))}
        value={shown}
        onValue={setShown}
      />
      <div class={shown === 'notice' ? undefined : 'sheet-box'} data-preview={shown}>
        <Shown preview={preview.value} shown={shown} />
      </div>
    </>
  )
}

function Shown({ preview, shown }: { preview: ConveningPreview; shown: string }) {
  switch (shown) {
    case 'wechat':
      return <p class="text">{preview.wechat}</p>
    case 'loudspeaker':
      return <p class="text">{preview.loudspeaker}</p>
    case 'slips':
      return <SlipSample slip={preview.slip} />
    default:
      return <SheetView sheet={preview.notice} />
  }
}

function SlipSample({ slip }: { slip: ConveningPreview['slip'] }) {
  const say = useWords(conveneWords)
  return (
    <>
      <div class="card slip-sample">
        <p>
          {slip.village} · {slip.what}
        </p>
        <p class="big-name">
          <Icon name="scan" /> {say('slipName')}
        </p>
        <p>{slip.about}</p>
        <p class="text">{slip.when}</p>
        <p class="soft">{slip.how}</p>
      </div>
      <p class="soft">{say('slipsAbout')}</p>
    </>
  )
}

/** A field still to be filled is no refusal yet; what stands in the way is one. */
function NotYet({ refusal }: { refusal: Refusal }) {
  const say = useWords(conveneWords)
  const lang = useLang()
  if (refusal.code !== 'invalid')
    return (
      <>
        <RefusalBox refusal={told(refusal)} />
        {refusal.code !== 'no-visit-yet' ? null : (
          <a class="big plain" href="/console/visit">
            {say('visitFirst')}
          </a>
        )}
      </>
    )
  return (
    <p class="box" role="status">
      {say('notYet')} {detailOf(refusal, lang)}
    </p>
  )
}
