import { ErrorBoundary, LocationProvider, Route, Router, lazy } from 'preact-iso'
import { consoleWords } from '#shared/text/console/frame-words.ts'
import { useConsole, useWords } from './data/console.tsx'
import { Screen } from './parts/frame.tsx'
import { TodayPage } from './pages/today-page.tsx'

// The first screen comes at once, the others in four parts when one of them is first opened: a file for each would be many
// round trips on a slow line. The phone fetches all of them behind the first screen.
const villageWork = () => import('./rooms/village-work.ts')
const previews = () => import('./rooms/previews.ts')
const areaWork = () => import('./rooms/area-work.ts')
const account = () => import('./rooms/account.ts')
const VisitPage = lazy(() => villageWork().then((room) => room.VisitPage))
const MattersPage = lazy(() => villageWork().then((room) => room.MattersPage))
const MatterPage = lazy(() => villageWork().then((room) => room.MatterPage))
const TopicPage = lazy(() => villageWork().then((room) => room.TopicPage))
const MeetingPage = lazy(() => villageWork().then((room) => room.MeetingPage))
const PollPage = lazy(() => villageWork().then((room) => room.PollPage))
const MinutesPage = lazy(() => villageWork().then((room) => room.MinutesPage))
const AssignPage = lazy(() => villageWork().then((room) => room.AssignPage))
const ActionPage = lazy(() => villageWork().then((room) => room.ActionPage))
const EvaluatePage = lazy(() => villageWork().then((room) => room.EvaluatePage))
const ConvenePage = lazy(() => previews().then((room) => room.ConvenePage))
const NoticePage = lazy(() => previews().then((room) => room.NoticePage))
const DeskPage = lazy(() => areaWork().then((room) => room.DeskPage))
const LedgerPage = lazy(() => areaWork().then((room) => room.LedgerPage))
const StoryPage = lazy(() => areaWork().then((room) => room.StoryPage))
const OutboxPage = lazy(() => account().then((room) => room.OutboxPage))
const MePage = lazy(() => account().then((room) => room.MePage))
const RosterPage = lazy(() => account().then((room) => room.RosterPage))
const StaffPage = lazy(() => account().then((room) => room.StaffPage))

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
          <Route path="/console/today" component={Home} />
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
