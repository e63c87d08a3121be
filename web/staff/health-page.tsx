import { localDateOf, localTimeOf } from '#shared/calendar/time.ts'
import type { Lang } from '#shared/language.ts'
import { healthWords } from '#shared/text/health-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { HealthAnswer, Verdict } from '#shared/views/health.ts'
import type { ComponentChildren } from 'preact'
import type { Page } from '../page.tsx'
import type { StatusKind } from '../parts/status.tsx'
import { Status } from '../parts/status.tsx'

const kinds: Readonly<Record<Verdict, StatusKind>> = { well: 'good', behind: 'bad', unknown: 'warn' }
const overall = { well: 'allWell', behind: 'someBehind', unknown: 'someUnknown' } as const

type Say = ReturnType<typeof wordsIn<keyof typeof healthWords>>

/** For who runs the service: what keeps up, what has fallen behind, and what to do about it. */
export function healthPage({ lang, health }: { readonly lang: Lang; readonly health: HealthAnswer }): Page {
  const say: Say = wordsIn(healthWords, lang)
  const { stream, timers, messages } = health
  const body = (
    <main>
      <h1>{say('title')}</h1>
      <p>
        <Status kind={kinds[health.overall]}>{say(overall[health.overall])}</Status>
      </p>
      <Part say={say} title="stream" todo="streamDo" verdict={stream.verdict}>
        {stream.ageSeconds === null ? say('streamNever') : say('streamAge', { age: ageIn(say, stream.ageSeconds) })}
      </Part>
      <Part say={say} title="timers" todo="timersDo" verdict={timers.verdict}>
        {timers.due === 0
          ? say('timersNone')
          : say('timersDue', { count: timers.due, age: ageIn(say, timers.oldestDueSeconds) })}
      </Part>
      <Part say={say} title="messages" todo="messagesDo" verdict={messages.verdict}>
        {messagesIn(say, messages)}
      </Part>
      <h2>{say('about')}</h2>
      <ul>
        {(['stage', 'release', 'node', 'dataVersion'] as const).map((name) => (
          <li>{`${say(name)} ${health[name]}`}</li>
        ))}
        <li>{`${say('now')} ${localDateOf(health.now)} ${localTimeOf(health.now)}`}</li>
      </ul>
    </main>
  )
  return { title: say('title'), lang, body, look: 'told' }
}

function Part(props: {
  readonly say: Say
  readonly title: 'stream' | 'timers' | 'messages'
  readonly todo: 'streamDo' | 'timersDo' | 'messagesDo'
  readonly verdict: Verdict
  readonly children: ComponentChildren
}) {
  const { say, title, todo, verdict, children } = props
  return (
    <section>
      <h2>{say(title)}</h2>
      <p>
        <Status kind={kinds[verdict]}>{say(verdict)}</Status>
        {children}
      </p>
      {verdict === 'well' ? null : (
        <div class="box">
          <h3>{say('todo')}</h3>
          {verdict === 'unknown' ? <p>{say('unknownDo')}</p> : null}
          <p>{say(todo)}</p>
        </div>
      )}
    </section>
  )
}

function messagesIn(say: Say, { waiting, failed, verdict }: HealthAnswer['messages']): string {
  if (waiting !== null && failed !== null) return say('messagesCount', { waiting, failed })
  return verdict === 'unknown' ? say('messagesUnread') : say('messagesNone')
}

function ageIn(say: Say, seconds: number): string {
  if (seconds < 120) return say('seconds', { count: seconds })
  return seconds < 7200
    ? say('minutes', { count: Math.round(seconds / 60) })
    : say('hours', { count: Math.round(seconds / 3600) })
}
