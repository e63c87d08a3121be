import type { Lang } from '#shared/language.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { recountWords } from '#shared/text/recount-words.ts'

/** What the script of the page works with (web/recount): it shows it when it can count. */
export function RecountHere({ lang, bytes }: { lang: Lang; bytes: number }) {
  const say = wordsIn(recountWords, lang)
  return (
    <div id="here" hidden>
      <button class="big" type="button" id="start">
        {say('start')}
      </button>
      <p class="soft">{say('size', { kb: Math.ceil(bytes / 1000) })}</p>
      <p>
        <progress id="bar" hidden max="1" value="0" aria-label={say('title')} />
      </p>
      <p id="state" role="status" />
      <section class="box" id="result" hidden tabIndex={-1} aria-labelledby="verdict">
        <h2 id="verdict" />
        <p id="sentence" />
        <p id="next" />
        <details id="about">
          <summary />
          <ul />
        </details>
      </section>
      <form id="find" autocomplete="off">
        <div class="field">
          <label for="code">{say('find')}</label>
          <p class="soft" id="code-hint">
            {say('findHint')}
          </p>
          {/* Without a name: nothing of it is ever sent. */}
          <input type="text" id="code" aria-describedby="code-hint" maxLength={64} required />
        </div>
        <button class="big plain" type="submit">
          {say('findNow')}
        </button>
        <p id="found" role="status" />
      </form>
      <div class="field">
        <label for="own">{say('own')}</label>
        <p class="soft" id="own-hint">
          {say('ownHint')}
        </p>
        <input type="file" id="own" accept=".json,application/json" aria-describedby="own-hint" />
      </div>
    </div>
  )
}
