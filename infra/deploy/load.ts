import { measuredAttendance, measuredHouseholds } from './measured.ts'

/** Something people do, by the label under which the bench measured it. */
export interface Activity {
  readonly entry: string
  /** How often in a village and month. */
  readonly times: number
  /** How many times dearer than measured, where what is done grows with the village. */
  readonly scale?: number
  readonly why: string
}

/** What one village does in a month, and what a deployment does without any village. */
export interface Load {
  readonly activities: readonly Activity[]
  /** Sent to the console's shell and files, which ask the database nothing. */
  readonly consoleFiles: number
  readonly consoleLoads: number
  readonly photos: number
  readonly photoViews: number
  readonly messages: number
  readonly ticks: number
  readonly mails: number
  readonly assumptions: Assumptions
}

/** What no bench on one machine can measure. */
export interface Assumptions {
  /** How long after the beginning the estimate looks: what is stored has grown so long. */
  readonly months: number
  readonly photoMB: number
  /** Of the written units, those that remain as new kilobytes. */
  readonly keptShare: number
  readonly apiAnswerKB: number
  readonly logKBPerInvocation: number
  readonly logKBPerRequest: number
  /** What remains of a logged byte when CloudWatch keeps it compressed. */
  readonly logKept: number
  readonly msOwn: number
  readonly msPerCall: number
  readonly msPhoto: number
  readonly msMessage: number
  readonly coldShare: number
  readonly coldMs: number
  /** Batches of the stream for each request that writes. */
  readonly batchesPerWrite: number
  /** Requests that Lambda's pollers send to a queue in a month, though it is empty. */
  readonly idleReceives: number
  readonly requestsPerMessage: number
}

export const households = 400
const staff = 10
const workingDays = 22
const votesCast = Math.round(households * 0.7) * 2
const perHousehold = households / measuredHouseholds
/** Two hours, with a look every four seconds (`everyMs` of the meeting's page). */
const looksAtMeeting = (2 * 3600) / 4

const meeting =
  'One deliberation a month: the law asks for a meeting of the representatives each quarter, 议贫会 meets whenever a problem comes up.'
const polls = 'Two polls a deliberation, in each of which seven households of ten vote.'
const looksOfStaff = `${staff} members of staff look three times on each of ${workingDays} working days.`
const staffLooks = staff * workingDays * 3

export const load: Load = {
  activities: [
    { entry: 'POST /api/villages/…/matters', times: 1, why: meeting },
    { entry: 'record-visit', times: 8, why: 'Two visits a week lead to topics or are kept.' },
    { entry: 'raise-topic', times: 3, why: 'Three topics come up for each that is decided.' },
    { entry: 'decline-topic', times: 1, why: 'One of them is answered without a meeting.' },
    { entry: 'convene', times: 1, why: meeting },
    { entry: 'check-in', times: 1, scale: 60 / measuredAttendance, why: 'Sixty come to the meeting.' },
    { entry: 'open-poll', times: 2, why: polls },
    {
      entry: 'POST /api/links',
      times: 3,
      scale: perHousehold,
      why: 'Links for two polls and the evaluation, one for each household.',
    },
    { entry: 'POST /api/links/reissue', times: 10, why: 'A few lose theirs.' },
    {
      entry: 'GET /v/…',
      times: votesCast * 2.2,
      why: 'Choosing and checking are a page each; some open the link again.',
    },
    { entry: 'POST /v/…', times: votesCast, why: polls },
    { entry: 'GET /v/…/receipt', times: votesCast / 2, why: 'Half look at their receipt.' },
    {
      entry: 'POST /api/polls/…/assisted',
      times: 40,
      why: 'One household of twenty votes with the clerk’s help in each poll.',
    },
    { entry: 'paper-tally', times: 1, why: 'One poll has a paper urn beside it.' },
    { entry: 'close-poll', times: 2, why: polls },
    { entry: 'write-minutes', times: 2, why: 'Written, then mended once.' },
    { entry: 'sign-minutes', times: 3, why: 'Three sign.' },
    { entry: 'publish-notice', times: 2, why: 'The decision, then what became of it.' },
    { entry: 'GET /n/…', times: households * 0.1, why: 'One household of ten opens the link to object.' },
    { entry: 'POST /n/…', times: 4, why: 'One of a hundred objects.' },
    { entry: 'answer-objection', times: 4, why: 'Each objection is answered.' },
    { entry: 'assign', times: 4, why: 'Four things are to be done after a decision.' },
    { entry: 'report-progress', times: 8, why: 'Each is reported on twice.' },
    { entry: 'urge', times: 2, why: 'Half are late.' },
    { entry: 'review', times: 4, why: 'Each is looked at when it is done.' },
    { entry: 'GET /e/…', times: households * 0.4, why: 'Four households of ten open the evaluation.' },
    { entry: 'POST /e/…', times: households * 0.3, why: 'Three of ten send it.' },
    { entry: 'close', times: 1, why: meeting },
    { entry: 'GET /', times: 20, why: 'The board is reached by a link or a code; few come by the list of places.' },
    { entry: 'GET /p/…', times: 20, why: 'As above.' },
    { entry: 'GET /b/…', times: households * 2, why: 'Each household looks at the board twice a month.' },
    { entry: 'GET /b/…/m/…', times: households * 2, why: 'And opens what concerns it.' },
    { entry: 'GET /b/…/polls/…', times: 5, why: 'The file of a poll is for those who count again.' },
    { entry: 'GET /raise/…', times: households * 0.1, why: 'One household of ten thinks of raising something.' },
    { entry: 'POST /api/sign-in', times: staff * 2, why: 'A session lasts for weeks.' },
    { entry: 'GET /api/me', times: staffLooks, why: looksOfStaff },
    { entry: 'GET /api/messages', times: staffLooks, why: looksOfStaff },
    { entry: 'GET /api/villages/…/matters', times: staffLooks, why: looksOfStaff },
    {
      entry: 'GET /api/matters/…',
      times: staffLooks + 2 * looksAtMeeting,
      why: 'And, in the meeting, matter and attendance of the screen in the room.',
    },
    { entry: 'GET /api/polls/…', times: looksAtMeeting, why: 'The open poll on that screen.' },
    { entry: 'GET /api/matters/…/minutes', times: 20, why: 'Read by those who sign and by supervisors.' },
    { entry: 'GET /api/matters/…/minutes.docx', times: 3, why: 'Printed for the file.' },
    { entry: 'GET /api/matters/…/outputs/wechat', times: 10, why: 'Notices for the chat group and the loudspeaker.' },
    { entry: 'GET /api/places/…', times: staff * workingDays, why: 'Once a day and member of staff.' },
    {
      entry: 'GET /api/villages/…/roster',
      times: 40,
      scale: 2,
      why: 'Households are looked up; the list of 400 is some pages long.',
    },
    { entry: 'POST /api/villages/…/roster/import', times: 1 / 12, scale: perHousehold, why: 'Once a year.' },
    {
      entry: 'GET /api/desk',
      times: (8 * 60 * workingDays) / 60,
      why: 'A supervisor for each sixty villages leaves the desk open all day: it asks again every minute.',
    },
    { entry: 'POST /api/photos', times: 30, why: 'A photo a day.' },
  ],
  // The shell, two scripts, a style sheet, pictures and the worker; after that the phone has them until a new release.
  consoleFiles: staff * 10,
  consoleLoads: staff,
  photos: 30,
  // Each photo is seen ten times.
  photoViews: 300,
  // Were every household told of notice, poll and evaluation; what the message itself costs is the county's contract.
  messages: households * 3,
  ticks: 60 * 730,
  mails: 100,
  assumptions: {
    months: 12,
    // A phone's photo at 1,600 px, with its smaller copy.
    photoMB: 0.5,
    // A unit is a kilobyte begun, a transaction charges two for one, and many writes replace what stood there.
    keptShare: 0.3,
    apiAnswerKB: 4,
    // One wide event, and what the platform itself logs of start, end and report.
    logKBPerInvocation: 2,
    logKBPerRequest: 0.4,
    logKept: 0.2,
    // Reading, deciding and writing HTML take 2 ms on a whole core; 1,024 MB are six tenths of one.
    msOwn: 10,
    // DynamoDB answers in single-digit milliseconds; a transaction takes longer.
    msPerCall: 8,
    msPhoto: 3000,
    msMessage: 300,
    // Villages are quiet for hours, so that many a first page is a cold one; starting is charged like running. In a province
    // hardly any is: there it is too much.
    coldShare: 0.1,
    coldMs: 700,
    // The request's own changes, and what the reactions change.
    batchesPerWrite: 2,
    // Five pollers wait 20 s each.
    idleReceives: (5 * 3600 * 730) / 20,
    requestsPerMessage: 3,
  },
}
