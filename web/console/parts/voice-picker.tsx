import { useEffect, useRef, useState } from 'preact/hooks'
import { consoleWords } from '#shared/text/console/frame-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { attach } from '../data/attach.ts'
import { useConsole, useWords } from '../data/console.tsx'
import type { Attachment } from '../data/entry.ts'
import { useKeptAddress } from '../data/kept-address.ts'

interface VoicePickerProps {
  readonly label: string
  readonly voice: Attachment | undefined
  readonly onVoice: (voice: Attachment | undefined) => void
}

const atMostBytes = 2 * 1024 * 1024
const atMostSeconds = 240

/** A voice note: recorded here where the browser can, else chosen from the phone's own recorder. */
export function VoicePicker({ label, voice, onVoice }: VoicePickerProps) {
  const { keep } = useConsole()
  const say = useWords(consoleWords)
  const [fault, setFault] = useState<'noMicrophone' | 'voiceTooLong'>()
  const take = async (file: Blob) => {
    if (file.size > atMostBytes) return setFault('voiceTooLong')
    setFault(undefined)
    // "audio/webm;codecs=opus": storage knows the type alone.
    const type = file.type.split(';')[0] ?? file.type
    onVoice(await attach(keep, file, { kind: 'voice', field: 'voice', type }))
  }
  const recorder = useRecorder(take, () => setFault('noMicrophone'))
  return (
    <div class="field">
      <span class="label">{label}</span>
      {fault === undefined ? null : (
        <p class="fault" role="alert">
          {say(fault)}
        </p>
      )}
      {voice === undefined ? null : (
        <>
          <Playback blobId={voice.blobId} label={label} />
          <button type="button" class="small plain" onClick={() => onVoice(undefined)}>
            {say('removeVoice')}
          </button>
        </>
      )}
      {recorder === undefined ? null : (
        <button type="button" class="file" onClick={recorder.toggle}>
          <Icon name="voice" />
          <span>
            {recorder.seconds === undefined
              ? say(voice === undefined ? 'record' : 'recordAgain')
              : say('recordStop', { n: recorder.seconds })}
          </span>
        </button>
      )}
      <label class="file">
        <input
          type="file"
          accept="audio/*"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            event.currentTarget.value = ''
            if (file !== undefined) void take(file)
          }}
        />
        <Icon name="add" />
        <span>{say('chooseVoice')}</span>
      </label>
    </div>
  )
}

interface Recording {
  /** How long it has been running; undefined while nothing is recorded. */
  readonly seconds: number | undefined
  toggle(): void
}

/** Undefined where the browser cannot record at all. */
function useRecorder(taken: (recording: Blob) => Promise<void>, refused: () => void): Recording | undefined {
  const [seconds, setSeconds] = useState<number>()
  const running = useRef<MediaRecorder>(null)
  useEffect(() => {
    if (seconds === undefined) return undefined
    if (seconds >= atMostSeconds) running.current?.stop()
    const timer = setTimeout(() => setSeconds(seconds + 1), 1000)
    return () => clearTimeout(timer)
  }, [seconds])
  useEffect(() => () => running.current?.stop(), [])
  if (typeof MediaRecorder === 'undefined') return undefined
  const start = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      const recorder = new MediaRecorder(stream, { audioBitsPerSecond: 32_000 })
      const parts: Blob[] = []
      recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
      recorder.addEventListener('stop', () => {
        for (const track of stream.getTracks()) track.stop()
        setSeconds(undefined)
        void taken(new Blob(parts, { type: recorder.mimeType }))
      })
      running.current = recorder
      recorder.start()
      setSeconds(0)
    } catch {
      refused()
    }
  }
  return { seconds, toggle: () => (seconds === undefined ? void start() : running.current?.stop()) }
}

function Playback({ blobId, label }: { blobId: string; label: string }) {
  const address = useKeptAddress(blobId)
  return address === undefined ? null : <audio controls src={address} aria-label={label} />
}
