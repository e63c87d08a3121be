/** What shows papers before they go out: these carry the whole procedure, to run it on the phone. */
export { ConvenePage } from '../pages/convene-page.tsx'
export { NoticePage } from '../pages/notice-page.tsx'
