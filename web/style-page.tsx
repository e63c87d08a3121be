import type { Lang } from '#shared/language.ts'
import { deliberation } from '#shared/procedures/deliberation.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { iconWords, styleWords } from '#shared/text/style-words.ts'
import type { ComponentChildren } from 'preact'
import type { Page } from './page.tsx'
import { Said } from './parts/said.tsx'
import { Contact } from './parts/contact.tsx'
import { scores } from './parts/face.tsx'
import { FaultAlert } from './parts/fault-alert.tsx'
import { GroupedCode } from './parts/grouped-code.tsx'
import { Icon, iconNames } from './parts/icon.tsx'
import { Mark } from './parts/mark.tsx'
import { Note } from './parts/note.tsx'
import { Status, statusKinds } from './parts/status.tsx'
import { Steps } from './parts/steps.tsx'
import { TextField } from './parts/text-field.tsx'
import { FaceRow } from './villager/evaluation-page.tsx'
import { VoteWay } from './villager/vote-way.tsx'

const tooMuch = { code: 'invalid', field: 'why', reason: 'too-much' } as const
const fiveSteps = deliberation.stages.filter(({ id }) => id !== 'closed')
/** The widest letters a receipt can have in a face that is not monospaced. */
const widest = 'MWMWMWMWMW'

/** Side by side as far as there is room. */
const iconsStyle = '.icons{display:flex;flex-wrap:wrap}.icons li{flex:1 0 7em}'

/** Every part in every state: for those who draw pages, and for the test that compares pictures. */
export function stylePage({ lang }: { lang: Lang }): Page {
  const say = wordsIn(styleWords, lang)
  const body = (
    <main>
      <h1>{say('title')}</h1>
      <Text lang={lang} />
      <Forms lang={lang} />
      <Told lang={lang} />
      <Part title={say('icons')}>
        <ul class="chosen icons">
          {iconNames.map((name) => (
            <Note icon={name}>{iconWords[name][lang]}</Note>
          ))}
        </ul>
      </Part>
    </main>
  )
  return { title: say('title'), lang, body, place: say('place'), style: iconsStyle }
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Text({ lang }: { lang: Lang }) {
  const say = wordsIn(styleWords, lang)
  return (
    <>
      <p>{say('intro')}</p>
      <Part title={say('text')}>
        <h3>{say('heading')}</h3>
        <p>{say('sample')}</p>
        <p class="soft">{say('softly')}</p>
        <a class="go" href="#why">
          {say('link')}
        </a>
      </Part>
      <Part title={say('boxes')}>
        <div class="box">
          <p>{say('box')}</p>
        </div>
        <div class="box warned">
          <p class="lead">
            <Icon name="warning" />
            <span>{say('warned')}</span>
          </p>
        </div>
        <FaultAlert lang={lang} refused={tooMuch} fields={{ why: say('why') }} />
        <ul class="notes">
          <Note icon="clock">{say('warn')}</Note>
          <Note icon="lock">{say('sample')}</Note>
        </ul>
        <Contact lang={lang} clerk={{ phone: '0475-1234567' }} />
      </Part>
    </>
  )
}

function Forms({ lang }: { lang: Lang }) {
  const say = wordsIn(styleWords, lang)
  return (
    <>
      <Part title={say('wayHead')}>
        <VoteWay lang={lang} at={0} />
        <VoteWay lang={lang} at={1} />
      </Part>
      <Choices lang={lang} type="radio" />
      <Choices lang={lang} type="checkbox" />
      <fieldset>
        <legend>
          <h2>{say('faces')}</h2>
        </legend>
        <div class="faces">
          {scores.toReversed().map((score) => (
            <FaceRow lang={lang} score={score} checked={score === 4} />
          ))}
        </div>
      </fieldset>
      <Part title={say('buttons')}>
        <button class="big" type="button">
          {say('main')}
        </button>
        <a class="big plain" href="#why">
          <Icon name="back" />
          {say('second')}
        </a>
      </Part>
      <Part title={say('fields')}>
        <TextField lang={lang} name="name" label={say('name')} maxLength={30} value={say('nameGiven')} />
        <TextField
          lang={lang}
          name="why"
          label={say('why')}
          hint={say('whyHint')}
          lines={3}
          maxLength={1000}
          required
          value={say('sample')}
          refused={tooMuch}
        />
      </Part>
    </>
  )
}

function Choices({ lang, type }: { lang: Lang; type: 'radio' | 'checkbox' }) {
  const say = wordsIn(styleWords, lang)
  const rows = [
    ['free', false],
    ['chosen', true],
    ['long', type === 'checkbox'],
  ] as const
  return (
    <fieldset>
      <legend>
        <h2>{say(type === 'radio' ? 'choices' : 'several')}</h2>
      </legend>
      {rows.map(([text, checked]) => (
        <label class="pick" for={`${type}-${text}`}>
          <input id={`${type}-${text}`} type={type} name={type} value={text} checked={checked} />
          <span>{say(text)}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Told({ lang }: { lang: Lang }) {
  const say = wordsIn(styleWords, lang)
  return (
    <>
      <Part title={say('receipt')}>
        <div class="ticket">
          <Mark />
          <p>
            <Said lang={lang}>{say('sample')}</Said>
          </p>
          <GroupedCode code={widest} />
          <p class="soft">{say('place')}</p>
        </div>
      </Part>
      <Part title={say('statuses')}>
        <p>
          {statusKinds.map((kind) => (
            <Status kind={kind}>{say(kind)}</Status>
          ))}
        </p>
      </Part>
      <Part title={say('stepsHead')}>
        <h3>{say('stepsFirst')}</h3>
        <Steps lang={lang} current="visit" stages={fiveSteps} />
        <h3>{say('stepsMiddle')}</h3>
        <Steps lang={lang} current="discuss" stages={fiveSteps} />
        <h3>{say('stepsLast')}</h3>
        <Steps lang={lang} current="closed" stages={fiveSteps} />
      </Part>
      <Part title={say('table')}>
        <Counts lang={lang} />
      </Part>
    </>
  )
}

const counts = [
  ['yes', 28],
  ['no', 9],
  ['abstain', 3],
] as const

function Counts({ lang }: { lang: Lang }) {
  const say = wordsIn(styleWords, lang)
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('choice')}</th>
          <th scope="col" class="n">
            {say('count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {counts.map(([text, count]) => (
          <tr>
            <th scope="row">{say(text)}</th>
            <td class="n">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
