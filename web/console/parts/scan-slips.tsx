import { useEffect, useRef, useState } from 'preact/hooks'
import type { Matter } from '#shared/workflow/matter.ts'
import { meetingWords } from '#shared/text/console/meeting-words.ts'
import { readSlip } from '#shared/views/slip-code.ts'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../data/console.tsx'
import type { RosterMember } from '../data/matter.ts'

interface ScanSlipsProps {
  readonly matter: Matter
  readonly people: readonly RosterMember[]
  readonly here: ReadonlySet<string>
  readonly onCode: (code: string) => void
}

/** Reads one slip after another with the camera. What reads the codes is fetched when it is first wanted. */
export function ScanSlips({ matter, people, here, onCode }: ScanSlipsProps) {
  const say = useWords(meetingWords)
  const [on, setOn] = useState(false)
  const [said, setSaid] = useState('')
  const video = useRef<HTMLVideoElement>(null)
  // The camera runs on while the list changes: what it finds is judged by the latest state.
  const told = useRef<(text: string) => void>(() => {})
  const just = useRef<ReadonlySet<string>>(new Set())
  told.current = (text) => {
    const read = readSlip(text, matter)
    if (read.is !== 'code') return setSaid(say(read.is))
    const person = people.find(({ code }) => code === read.code)
    if (person === undefined) return setSaid(say('notOnList', { code: read.code }))
    if (here.has(person.code) || just.current.has(person.code)) {
      if (!just.current.has(person.code)) setSaid(say('scannedBefore', { name: person.name }))
      return
    }
    just.current = new Set([...just.current, person.code])
    setSaid(say('scanned', { name: person.name }))
    navigator.vibrate?.(80)
    onCode(person.code)
  }
  useEffect(() => {
    const shown = video.current
    if (!on || shown === null) return undefined
    let stop = () => {}
    let left = false
    void import('../data/camera.ts')
      .then(({ watchCodes }) => watchCodes(shown, (text) => told.current(text)))
      .then((end) => (left ? end() : (stop = end)))
      .catch(() => {
        setOn(false)
        setSaid(say('noCamera'))
      })
    return () => {
      left = true
      stop()
    }
  }, [on])
  if (navigator.mediaDevices?.getUserMedia === undefined) return null
  return (
    <div class="scan">
      <p class={on ? 'said' : 'soft'} role="status">
        {on && said === '' ? say('aim') : said}
      </p>
      {on ? <video ref={video} muted playsInline aria-hidden="true" /> : null}
      <button type="button" class="big plain" onClick={() => (setSaid(''), setOn(!on))}>
        <Icon name="scan" /> {say(on ? 'stopScan' : 'scan')}
      </button>
    </div>
  )
}
