import { useEffect, useState } from 'preact/hooks'
import { consoleWords } from '#shared/text/console/frame-words.ts'
import { useConsole, useLang, useOutbox, useWords } from '../data/console.tsx'

/** What is about to leave and cannot be taken back then: instead of a question before, a few seconds after. */
export function UndoBar() {
  const { outbox } = useConsole()
  const say = useWords(consoleWords)
  const lang = useLang()
  const [now, setNow] = useState(Date.now())
  const soon = useOutbox().filter(({ notBefore = 0, refused }) => refused === undefined && notBefore > now)
  const some = soon.length > 0
  useEffect(() => {
    setNow(Date.now())
    if (!some) return undefined
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [some, soon.length])
  const last = soon.at(-1)
  if (last === undefined) return null
  const seconds = Math.max(1, Math.ceil(((last.notBefore ?? now) - now) / 1000))
  return (
    <div class="undo" role="status">
      <p>{say('undoing', { what: last.says[lang], n: seconds })}</p>
      <div class="row">
        <button type="button" class="small" onClick={() => void outbox.undo(last.commandId)}>
          {say('undo')}
        </button>
        <button type="button" class="small plain" onClick={() => void outbox.hurry()}>
          {say('sendNow')}
        </button>
      </div>
    </div>
  )
}
