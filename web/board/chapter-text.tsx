import type { Lang } from '#shared/language.ts'
import { boardWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { PublicMatter } from '#shared/views/public-matter.ts'
import type { Chapter } from '#shared/views/public-story.ts'
import { Said } from '../parts/said.tsx'
import { Voice } from '../parts/voice.tsx'
import { timeInWords } from './days.ts'
import { NoticeStatus } from './notice-standing.tsx'
import { Promised } from './promises.tsx'
import { AskedPoll, CountedPoll } from './public-poll.tsx'

/** What a chapter tells, under its heading. */
export function ChapterText({ lang, chapter }: { lang: Lang; chapter: Chapter }) {
  const say = wordsIn(boardWords, lang)
  switch (chapter.is) {
    case 'opened':
    case 'minutes':
    case 'closed':
      return null
    case 'raised':
      return <RaisedTopic lang={lang} topic={chapter.topic} />
    case 'declined':
      return (
        <p>
          <Said lang={lang}>{chapter.topic.title}</Said>
          <br />
          <Said lang={lang}>{say('why', { reason: chapter.topic.reason })}</Said>
        </p>
      )
    case 'called':
    case 'met':
      return <GatheringText lang={lang} meeting={chapter.meeting} held={chapter.is === 'met'} />
    case 'asked':
      return <AskedPoll lang={lang} poll={chapter.poll} />
    case 'decided':
      return <CountedPoll lang={lang} poll={chapter.poll} />
    case 'notice':
    case 'notice-over':
      return <NoticeText lang={lang} notice={chapter.notice} />
    case 'promised':
      return <Promised lang={lang} action={chapter.action} />
    case 'done':
      return (
        <p>
          <Said lang={lang}>{chapter.action.text}</Said>
        </p>
      )
    case 'evaluated':
      return (
        <>
          {chapter.evaluations.map(({ topic, mean, count }) => (
            <p>
              <Said lang={lang}>{say('mean', { topic, mean: mean.toFixed(1), n: count })}</Said>
            </p>
          ))}
        </>
      )
  }
}

function RaisedTopic({ lang, topic }: { lang: Lang; topic: PublicMatter['topics'][number] }) {
  const say = wordsIn(boardWords, lang)
  return (
    <>
      <h3>
        <Said lang={lang}>{topic.title}</Said>
      </h3>
      {topic.background === '' ? null : (
        <p class="text">
          <Said lang={lang}>{topic.background}</Said>
        </p>
      )}
      {topic.voice === undefined ? null : <Voice lang={lang} src={topic.voice} />}
      {topic.raisedBy === 'villager' ? <p class="soft">{say('byVillager')}</p> : null}
    </>
  )
}

function GatheringText(props: { lang: Lang; meeting: PublicMatter['meetings'][number]; held: boolean }) {
  const { lang, meeting, held } = props
  const say = wordsIn(boardWords, lang)
  if (held)
    return (
      <p>
        <Said lang={lang}>{meeting.kind}</Said>
        <br />
        {say('present', { due: meeting.dueCount, present: meeting.presentCount })}
      </p>
    )
  return (
    <>
      <p>
        <Said lang={lang}>{meeting.kind}</Said>
        <br />
        {timeInWords(meeting.heldAt, lang)}
        <br />
        <Said lang={lang}>{meeting.place}</Said>
        {meeting.topics.length === 0 ? null : (
          <>
            <br />
            <Said lang={lang}>{say('agenda', { list: meeting.topics.join(lang === 'zh' ? '；' : '; ') })}</Said>
          </>
        )}
      </p>
      {meeting.warnings.map((warning) => (
        <p class="box">
          <strong>{say('warning')}</strong>
          <Said lang={lang}>{warning[lang]}</Said>
        </p>
      ))}
    </>
  )
}

function NoticeText({ lang, notice }: { lang: Lang; notice: PublicMatter['notices'][number] }) {
  const say = wordsIn(boardWords, lang)
  return (
    <>
      <h3>
        <Said lang={lang}>{notice.subject}</Said>
      </h3>
      {notice.text === '' ? null : (
        <p class="text">
          <Said lang={lang}>{notice.text}</Said>
        </p>
      )}
      <p>
        <NoticeStatus lang={lang} notice={notice} />
        {notice.objectionCount === 0 ? null : say('objections', { n: notice.objectionCount })}
      </p>
      {notice.standing === 'closed' ? null : <p class="soft">{say('objectHow')}</p>}
    </>
  )
}
