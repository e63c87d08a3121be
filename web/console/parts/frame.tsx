import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { useEffect, useRef } from 'preact/hooks'
import { consoleWords } from '#shared/text/console/frame-words.ts'
import type { IconName } from '../../parts/icon.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useConsole, useWords } from '../data/console.tsx'
import { SyncBadge } from './sync-badge.tsx'
import { UndoBar } from './undo-bar.tsx'

export interface ScreenProps {
  readonly title: string
  /** Where "back" leads; none on the pages of the menu. */
  readonly back?: string
  /** Above the title: where one is, such as the village or the matter. */
  readonly above?: string
  /** Wide pages (tables, desks) use the whole window. */
  readonly wide?: boolean
  readonly children: ComponentChildren
}

/** One screen: title, what it holds, the menu below it. The heading takes the focus, so that those who listen hear where they are. */
export function Screen({ title, back, above, wide = false, children }: ScreenProps) {
  const say = useWords(consoleWords)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} - ${say('product')}`
    heading.current?.focus({ preventScroll: true })
  }, [title])
  return (
    <>
      <header class="bar">
        {back === undefined ? (
          <span class="brand">{say('product')}</span>
        ) : (
          <a class="go" href={back}>
            <Icon name="back" />
            <span>{say('back')}</span>
          </a>
        )}
        <SyncBadge />
      </header>
      <main id="main" class={wide ? 'wide' : undefined}>
        {above === undefined ? null : <p class="above">{above}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </main>
      <UndoBar />
      <Menu />
    </>
  )
}

interface MenuItem {
  readonly href: string
  readonly icon: IconName
  readonly word: keyof typeof consoleWords
  /** Only for those who hold this role as well. */
  readonly of?: 'supervisor'
}

const ofOrganizers: readonly MenuItem[] = [
  { href: '/console/today', icon: 'home', word: 'today' },
  { href: '/console/visit', icon: 'visit', word: 'visit' },
  { href: '/console/matters', icon: 'paper', word: 'matters' },
  { href: '/console/desk', icon: 'desk', word: 'desk', of: 'supervisor' },
  { href: '/console/me', icon: 'person', word: 'me' },
]
const ofSupervisors: readonly MenuItem[] = [
  { href: '/console/desk', icon: 'desk', word: 'desk' },
  { href: '/console/ledger', icon: 'ledger', word: 'ledger' },
  { href: '/console/me', icon: 'person', word: 'me' },
]

function Menu() {
  const { me } = useConsole()
  const say = useWords(consoleWords)
  const { path } = useLocation()
  const villageWork = me.roles.some(({ role }) => role === 'organizer' || role === 'helper')
  const supervises = me.roles.some(({ role }) => role === 'supervisor')
  const items = villageWork ? ofOrganizers.filter(({ of }) => of === undefined || supervises) : ofSupervisors
  const found = items.findLast(({ href }) => path.startsWith(href))
  // The address of the app itself shows the first of the menu, whatever that is.
  const here = found ?? (/^\/console(\/|\/today)?$/.test(path) ? items[0] : undefined)
  return (
    <nav class="menu" aria-label={say('menu')}>
      {items.map(({ href, icon, word }) => (
        <a href={href} aria-current={here?.href === href ? 'page' : undefined}>
          <Icon name={icon} />
          <span>{say(word)}</span>
        </a>
      ))}
    </nav>
  )
}
