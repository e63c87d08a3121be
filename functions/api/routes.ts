import type { Route } from './route.ts'
import { accountRoutes } from './routes/account.ts'
import { deskRoutes } from './routes/desk.ts'
import { erasureRoutes } from './routes/erasures.ts'
import { healthRoutes } from './routes/health.ts'
import { ledgerRoutes } from './routes/ledger.ts'
import { linkRoutes } from './routes/links.ts'
import { matterRoutes } from './routes/matters.ts'
import { outputRoutes } from './routes/outputs.ts'
import { photoRoutes } from './routes/photos.ts'
import { placeRoutes } from './routes/places.ts'
import { pollRoutes } from './routes/polls.ts'
import { practiceRoutes } from './routes/practice.ts'
import { rosterRoutes } from './routes/roster.ts'
import { staffRoutes } from './routes/staff.ts'
import { storyRoutes } from './routes/story.ts'

/** Every door of the staff API. */
export const routes: readonly Route[] = [
  ...accountRoutes,
  ...placeRoutes,
  ...staffRoutes,
  ...rosterRoutes,
  ...erasureRoutes,
  ...matterRoutes,
  ...outputRoutes,
  ...pollRoutes,
  ...linkRoutes,
  ...photoRoutes,
  ...deskRoutes,
  ...ledgerRoutes,
  ...storyRoutes,
  ...healthRoutes,
  ...practiceRoutes,
]
