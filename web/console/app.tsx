import { ErrorBoundary, LocationProvider, Route, Router, lazy } from 'preact-iso'
import { consoleWords } from '#shared/text/console/frame-words.ts'
import { useConsole, useWords } from './data/console.tsx'
import { MattersPage } from './pages/matters-page.tsx'
import { OutboxPage } from './pages/outbox-page.tsx'
import { Screen } from './parts/frame.tsx'
import { TodayPage } from './pages/today-page.tsx'
import { VisitPage } from './pages/visit-page.tsx'

// What a clerk needs in the first minute comes at once; every other screen when it is first opened, or from the phone.
const MatterPage = lazy(() => import('./pages/matter-page.tsx').then((page) => page.MatterPage))
const TopicPage = lazy(() => import('./pages/topic-page.tsx').then((page) => page.TopicPage))
const ConvenePage = lazy(() => import('./pages/convene-page.tsx').then((page) => page.ConvenePage))
const MeetingPage = lazy(() => import('./pages/meeting-page.tsx').then((page) => page.MeetingPage))
const PollPage = lazy(() => import('./pages/poll-page.tsx').then((page) => page.PollPage))
const MinutesPage = lazy(() => import('./pages/minutes-page.tsx').then((page) => page.MinutesPage))
const AssignPage = lazy(() => import('./pages/assign-page.tsx').then((page) => page.AssignPage))
const ActionPage = lazy(() => import('./pages/action-page.tsx').then((page) => page.ActionPage))
const NoticePage = lazy(() => import('./pages/notice-page.tsx').then((page) => page.NoticePage))
const EvaluatePage = lazy(() => import('./pages/evaluate-page.tsx').then((page) => page.EvaluatePage))
const StoryPage = lazy(() => import('./pages/story-page.tsx').then((page) => page.StoryPage))
const DeskPage = lazy(() => import('./pages/desk-page.tsx').then((page) => page.DeskPage))
const LedgerPage = lazy(() => import('./pages/ledger-page.tsx').then((page) => page.LedgerPage))
const MePage = lazy(() => import('./pages/me-page.tsx').then((page) => page.MePage))
const RosterPage = lazy(() => import('./pages/roster-page.tsx').then((page) => page.RosterPage))
const StaffPage = lazy(() => import('./pages/staff-page.tsx').then((page) => page.StaffPage))

export function App() {
  const say = useWords(consoleWords)
  return (
    <LocationProvider>
      <a class="skip" href="#main">
        {say('skip')}
      </a>
      <ErrorBoundary>
        <Router>
          <Route path="/console/" component={Home} />
          <Route path="/console/visit" component={VisitPage} />
          <Route path="/console/outbox" component={OutboxPage} />
          <Route path="/console/matters" component={MattersPage} />
          <Route path="/console/m/:id" component={MatterPage} />
          <Route path="/console/m/:id/topic" component={TopicPage} />
          <Route path="/console/m/:id/convene" component={ConvenePage} />
          <Route path="/console/m/:id/meeting" component={MeetingPage} />
          <Route path="/console/m/:id/poll/:poll" component={PollPage} />
          <Route path="/console/m/:id/minutes" component={MinutesPage} />
          <Route path="/console/m/:id/assign" component={AssignPage} />
          <Route path="/console/m/:id/action/:action" component={ActionPage} />
          <Route path="/console/m/:id/notice" component={NoticePage} />
          <Route path="/console/m/:id/evaluate" component={EvaluatePage} />
          <Route path="/console/m/:id/story" component={StoryPage} />
          <Route path="/console/desk" component={DeskPage} />
          <Route path="/console/desk/:place" component={DeskPage} />
          <Route path="/console/ledger" component={LedgerPage} />
          <Route path="/console/me" component={MePage} />
          <Route path="/console/roster/:village" component={RosterPage} />
          <Route path="/console/staff/:place" component={StaffPage} />
          <Route default component={NotFound} />
        </Router>
      </ErrorBoundary>
    </LocationProvider>
  )
}

/** Whoever works in a village begins with the day, whoever looks after an area with its desk. */
function Home() {
  const { me } = useConsole()
  const villageWork = me.roles.some(({ role }) => role === 'organizer' || role === 'helper')
  return villageWork ? <TodayPage /> : <DeskPage />
}

function NotFound() {
  const say = useWords(consoleWords)
  return (
    <Screen title={say('notFound')}>
      <a class="big" href="/console/">
        {say('home')}
      </a>
    </Screen>
  )
}
