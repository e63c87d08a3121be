/** What supervisors look at, and the story of a matter. */
export { DeskPage } from '../pages/desk-page.tsx'
export { LedgerPage } from '../pages/ledger-page.tsx'
export { StoryPage } from '../pages/story-page.tsx'
