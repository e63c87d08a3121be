import { useEffect, useRef, useState } from 'preact/hooks'
import * as z from 'zod'
import { voiceWords } from '#shared/text/voice-words.ts'
import { keptWords } from '#shared/text/console/kept-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { useLang, useWords } from '../data/console.tsx'
import { line } from '../data/line.ts'

const photoAnswer = z.object({
  state: z.enum(['pending', 'ready', 'rejected']),
  type: z.string().optional(),
  url: z.string().optional(),
  thumbnailUrl: z.string().optional(),
})

type KeptState =
  | 'looking'
  | 'checking'
  | 'rejected'
  | 'noSignal'
  | { readonly url: string; readonly small: string; readonly type: string }

interface KeptFile {
  readonly state: KeptState
  look(): void
  /** The address was good and is no more, or the signal is gone. */
  fail(): void
}

/** Addresses are good for minutes only: asked for when they are wanted, never kept on the phone. */
function useKeptFile(id: string, wanted: boolean): KeptFile {
  const [state, setState] = useState<KeptState>('looking')
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (!wanted) return undefined
    let left = false
    setState('looking')
    void line.ask({ method: 'GET', path: `/api/photos/${id}` }, photoAnswer).then((heard) => {
      if (left) return
      if (heard.is === 'lost') return setState('noSignal')
      if (heard.is === 'refused') return setState('rejected')
      const { state: stands, url, thumbnailUrl, type = '' } = heard.value
      if (url !== undefined) setState({ url, small: thumbnailUrl ?? url, type })
      else setState(stands === 'rejected' ? 'rejected' : 'checking')
    })
    return () => {
      left = true
    }
  }, [id, wanted, round])
  return { state, look: () => setRound(round + 1), fail: () => setState('noSignal') }
}

interface KeptPhotosProps {
  readonly ids: readonly string[]
  /** What they show, such as whose home or which action; for those who listen. */
  readonly of: string
  /** Says nothing of what is not there yet: villagers' pages reserve an id before anything is uploaded. */
  readonly quiet?: boolean
}

/** Photos that were uploaded earlier, small ones that lead to the large; each is asked for when it comes into sight. */
export function KeptPhotos({ ids, of, quiet = false }: KeptPhotosProps) {
  const say = useWords(keptWords)
  if (ids.length === 0) return null
  return (
    <ul class="photos">
      {ids.map((id, n) => (
        <li key={id}>
          <KeptPhoto id={id} alt={say('photo', { n: n + 1, of })} quiet={quiet} />
        </li>
      ))}
    </ul>
  )
}

export function KeptPhoto({ id, alt, quiet = false }: { id: string; alt: string; quiet?: boolean }) {
  const say = useWords(keptWords)
  const [box, seen] = useSeen()
  const { state, look, fail } = useKeptFile(id, seen)
  if (typeof state === 'object')
    return (
      <a class="kept" href={state.url} target="_blank" rel="noopener">
        <img src={state.small} alt={alt} onError={fail} />
      </a>
    )
  if (quiet && (state === 'looking' || state === 'checking')) return <div ref={box} />
  return (
    <div ref={box} class="kept">
      <p class="soft">{say(state)}</p>
      {state === 'checking' || state === 'noSignal' ? (
        <button type="button" class="small plain" onClick={look}>
          {say('again')}
        </button>
      ) : null}
    </div>
  )
}

/** What old phones record with and no browser plays. */
const unplayable = ['audio/amr', 'audio/amr-wb']

const voiceKeys = {
  looking: 'voiceLooking',
  checking: 'voiceChecking',
  rejected: 'voiceRejected',
  noSignal: 'voiceNoSignal',
} as const

/** A voice note that was uploaded earlier. */
export function KeptVoice({ id, label, quiet = false }: { id: string; label: string; quiet?: boolean }) {
  const say = useWords(keptWords)
  const lang = useLang()
  const [box, seen] = useSeen()
  const { state, look, fail } = useKeptFile(id, seen)
  if (typeof state === 'object')
    return (
      <div>
        <p>{label}</p>
        {unplayable.includes(state.type) ? null : (
          <audio controls preload="none" src={state.url} aria-label={label} onError={fail} />
        )}
        <a class="go" href={state.url} target="_blank" rel="noopener">
          <Icon name="download" /> {voiceWords[unplayable.includes(state.type) ? 'downloadOnly' : 'download'][lang]}
        </a>
      </div>
    )
  if (quiet && (state === 'looking' || state === 'checking')) return <div ref={box} />
  return (
    <div ref={box}>
      <p class="soft">{say(voiceKeys[state])}</p>
      {state === 'checking' || state === 'noSignal' ? (
        <button type="button" class="small plain" onClick={look}>
          {say('again')}
        </button>
      ) : null}
    </div>
  )
}

/** Whether something has come into sight; a list of visits may hold hundreds of photos. */
function useSeen() {
  const box = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState(typeof IntersectionObserver === 'undefined')
  useEffect(() => {
    if (seen || box.current === null) return undefined
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true)
      },
      { rootMargin: '200px' },
    )
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [seen])
  return [box, seen] as const
}
