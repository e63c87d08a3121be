import * as z from 'zod'
import { formatInstant } from '#shared/calendar/format.ts'
import { meWords } from '#shared/text/console/me-words.ts'
import { textOfMessage } from '#shared/text/message-texts.ts'
import { instant } from '#shared/workflow/fields.ts'
import { useLang, useView, useWords } from '../data/console.tsx'
import { More } from './field.tsx'
import { Loaded } from './loaded.tsx'

const messagesAnswer = z.object({
  messages: z.array(
    z.looseObject({ says: z.string(), with: z.record(z.string(), z.string()), matterId: z.string(), at: instant }),
  ),
})
type Message = z.infer<typeof messagesAnswer>['messages'][number]

const shownAtOnce = 3

/** What came for me, newest first; each leads to its matter. */
export function MyMessages() {
  const say = useWords(meWords)
  const view = useView('/api/messages', messagesAnswer)
  return (
    <section>
      <h2>{say('messages')}</h2>
      <Loaded view={view}>
        {({ messages }) =>
          messages.length === 0 ? (
            <p class="soft">{say('noMessages')}</p>
          ) : (
            <>
              <Letters messages={messages.slice(0, shownAtOnce)} />
              {messages.length > shownAtOnce ? (
                <More title={say('olderMessages', { n: messages.length - shownAtOnce })}>
                  <Letters messages={messages.slice(shownAtOnce)} />
                </More>
              ) : null}
            </>
          )
        }
      </Loaded>
    </section>
  )
}

function Letters({ messages }: { messages: readonly Message[] }) {
  const lang = useLang()
  return (
    <>
      {messages.map((message) => (
        <a class="card" href={`/console/m/${message.matterId}`}>
          {textOfMessage(message, lang)}
          <small class="soft">{formatInstant(message.at, lang)}</small>
        </a>
      ))}
    </>
  )
}
