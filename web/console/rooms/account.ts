/** Oneself, the people of a place, and what is still to be sent. */
export { OutboxPage } from '../pages/outbox-page.tsx'
export { MePage } from '../pages/me-page.tsx'
export { RosterPage } from '../pages/roster-page.tsx'
export { StaffPage } from '../pages/staff-page.tsx'
