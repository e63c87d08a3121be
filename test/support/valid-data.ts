import { randomUUID } from 'node:crypto'
import type { Call } from './door.ts'
import type { MatterAt } from './matter.ts'
import type { Village } from './village.ts'

/** What valid requests refer to. */
export interface Things {
  readonly village: Village
  readonly matter: MatterAt
  readonly objectionId: string
  readonly photoId: string
  /** An account that no test needs signed in. */
  readonly spare: string
}

/** Data with which each command would be taken, if the matter stood where it must and the right person sent it. */
export function validData({ village, matter, objectionId, photoId }: Things): Record<string, unknown> {
  const { topicId, pollId, noticeId, actionId, visitId, meetingId } = matter
  return {
    'record-visit': {
      answers: { household: '户主·一', visitedOn: '2026-03-02', needs: '修路', areas: ['roads'], photos: [photoId] },
      recordedAt: '2026-03-02T08:30:00+08:00',
    },
    'raise-topic': { title: '修路', background: '路不好走', fromVisits: [visitId], photos: [photoId] },
    'decline-topic': { topicId, reason: '今年没有钱' },
    'add-voice': { topicId, voice: photoId },
    convene: {
      answers: { kind: '村民会议', place: '村委会', heldOn: '2099-03-01', heldAt: '19:30', note: '请带笔' },
      topics: [topicId],
      electorate: village.list,
    },
    'check-in': { meetingId, voters: village.voters.slice(0, 2) },
    'open-poll': {
      topicId,
      question: '修不修?',
      choices: [
        { key: 'yes', text: '修' },
        { key: 'no', text: '不修' },
      ],
      electorate: village.list,
      secret: true,
      rule: { quorum: { of: 'electorate', atLeast: '2/3' }, pass: { of: 'present', moreThan: '1/2' } },
      max: 1,
      recused: village.voters.slice(0, 1),
      closesAt: '2099-03-02T08:30:00+08:00',
    },
    'name-proxy': { pollId, from: village.voters[6], to: village.voters[7] },
    'paper-tally': { pollId, counts: { yes: 1, no: 1 }, voters: village.voters.slice(4, 6), scrutineers: ['监票人'] },
    'close-poll': { pollId },
    'count-poll': { pollId },
    'drop-list': { pollId, tallyId: 'NoSuchTally' },
    'write-minutes': { text: '补充一句', signers: [village.organizer.login] },
    'sign-minutes': {},
    'publish-notice': { subject: '公示', text: '决议如下', days: 7 },
    object: { noticeId, text: '不同意' },
    'answer-objection': { noticeId, objectionId, upheld: false, text: '已说明' },
    'close-notice': { noticeId },
    assign: { topicId, text: '请施工队', owner: village.helper.login, due: '2099-05-01' },
    'report-progress': { actionId, text: '做了一半', photos: [photoId], submit: false },
    urge: { actionId, text: '请抓紧' },
    review: { actionId, verdict: 'return', reason: '还差一段' },
    evaluate: { topicId, score: 4, comment: '好' },
    close: {},
  }
}

type ValidRequest = Omit<Call, 'session'>

const csv = { 'Content-Type': 'text/csv', 'X-File-Name': encodeURIComponent('名单.csv') }
const file = (list: string) => new TextEncoder().encode(`名单,编号,姓名\r\n${list},g01,阿依古丽·买买提\r\n`)

/** A valid request for each door that is no command, by method and path as in the routes. */
export function validRequests({ village, matter, photoId, spare }: Things): Record<string, () => ValidRequest> {
  const { code, list, voters } = village
  const { id: matterId, pollId } = matter
  const get = (path: string) => () => ({ method: 'GET', path })
  const send = (method: string, path: string, body: () => object) => () => ({ method, path, body: body() })
  const commandId = () => ({ commandId: randomUUID() })
  const login = encodeURIComponent(spare)
  const link = () => ({ ...commandId(), act: 'vote', matterId, subject: pollId, list })
  return {
    'post /api/sign-in': send('POST', '/api/sign-in', () => ({
      login: `nobody-${randomUUID()}`,
      password: 'password',
    })),
    'post /api/sign-in/link': send('POST', '/api/sign-in/link', () => ({ ...commandId(), token: 'a'.repeat(22) })),
    'get /api/me': get('/api/me'),
    'delete /api/sessions/{sessionId}': () => ({ method: 'DELETE', path: '/api/sessions/none' }),
    'post /api/password': send('POST', '/api/password', () => ({ password: '新密码一共有十个字以上' })),
    'put /api/places': send('PUT', '/api/places', () => ({
      ...commandId(),
      places: [{ code, name: village.name, level: 'village' }],
    })),
    'get /api/places/{code}': get(`/api/places/${code}`),
    'post /api/staff': send('POST', '/api/staff', () => ({
      ...commandId(),
      login: `neu-${randomUUID()}`,
      name: '新来的·人',
      roles: [{ role: 'helper', place: code }],
    })),
    'post /api/staff/{login}/sign-in-link': send('POST', `/api/staff/${login}/sign-in-link`, commandId),
    'delete /api/staff/{login}/sessions': () => ({ method: 'DELETE', path: `/api/staff/${login}/sessions` }),
    'get /api/villages/{code}/staff': get(`/api/villages/${code}/staff`),
    'post /api/villages/{code}/roster/preview': () => ({
      method: 'POST',
      path: `/api/villages/${code}/roster/preview`,
      headers: csv,
      body: file('guests'),
    }),
    'post /api/villages/{code}/roster/import': () => ({
      method: 'POST',
      path: `/api/villages/${code}/roster/import?commandId=${randomUUID()}`,
      headers: csv,
      body: file('guests'),
    }),
    'get /api/villages/{code}/roster': get(`/api/villages/${code}/roster?list=${list}`),
    'post /api/villages/{code}/erasures': send('POST', `/api/villages/${code}/erasures`, () => ({
      ...commandId(),
      list,
      // nobody: what other tests rest upon must not be erased
      code: 'h999',
    })),
    'get /api/villages/{code}/erasures': get(`/api/villages/${code}/erasures`),
    'get /api/villages/{code}/matters': get(`/api/villages/${code}/matters`),
    'post /api/villages/{code}/matters': send('POST', `/api/villages/${code}/matters`, () => ({
      ...commandId(),
      procedure: 'deliberation',
      title: '新事项',
    })),
    'get /api/matters/{matterId}': get(`/api/matters/${matterId}`),
    'get /api/matters/{matterId}/events': get(`/api/matters/${matterId}/events`),
    'get /api/matters/{matterId}/visits': get(`/api/matters/${matterId}/visits`),
    'get /api/matters/{matterId}/objections': get(`/api/matters/${matterId}/objections`),
    'get /api/matters/{matterId}/evaluations': get(`/api/matters/${matterId}/evaluations`),
    'get /api/matters/{matterId}/check-ins': get(`/api/matters/${matterId}/check-ins`),
    'get /api/matters/{matterId}/raisers': get(`/api/matters/${matterId}/raisers`),
    'get /api/matters/{matterId}/minutes': get(`/api/matters/${matterId}/minutes`),
    'get /api/matters/{matterId}/minutes.docx': get(`/api/matters/${matterId}/minutes.docx`),
    'get /api/matters/{matterId}/outputs/{kind}': get(`/api/matters/${matterId}/outputs/convening`),
    'get /api/matters/{matterId}/links.xlsx': get(`/api/matters/${matterId}/links.xlsx?act=vote&subject=${pollId}`),
    'get /api/polls/{pollId}': get(`/api/polls/${pollId}`),
    'get /api/polls/{pollId}/published': get(`/api/polls/${pollId}/published`),
    'post /api/polls/{pollId}/assisted': send('POST', `/api/polls/${pollId}/assisted`, () => ({
      ...commandId(),
      voter: voters[1],
      choices: ['yes'],
      witness: '见证人',
    })),
    'post /api/links': send('POST', '/api/links', () => ({ ...link(), voters: [voters[2]] })),
    'post /api/links/spoken': send('POST', '/api/links/spoken', () => ({
      ...commandId(),
      matterId,
      subject: pollId,
      list,
      voters: [voters[2]],
    })),
    'post /api/links/reissue': send('POST', '/api/links/reissue', () => ({ ...link(), voter: voters[3] })),
    'post /api/photos': send('POST', '/api/photos', () => ({
      ...commandId(),
      village: code,
      type: 'image/jpeg',
      length: 1000,
      sha256: `${'A'.repeat(43)}=`,
      keepTime: false,
      keepPlace: true,
    })),
    'get /api/photos/{photoId}': get(`/api/photos/${photoId}`),
    'get /api/matters/{matterId}/story': get(`/api/matters/${matterId}/story`),
    'get /api/desk': get(`/api/desk?place=${code}`),
    'post /api/desk/seen': send('POST', '/api/desk/seen', () => ({
      ...commandId(),
      place: code,
      at: '2026-03-02T08:30:00+08:00',
    })),
    'get /api/today': get('/api/today'),
    'get /api/ledger': get(`/api/ledger?place=${code}&state=all`),
    'get /api/ledger.xlsx': get(`/api/ledger.xlsx?place=${code}`),
    'get /api/practice/clock': get('/api/practice/clock'),
    'post /api/practice/clock': send('POST', '/api/practice/clock', () => ({ to: '2026-05-01T09:00:00+08:00' })),
    'post /api/practice/settled': send('POST', '/api/practice/settled', () => ({})),
    'get /api/messages': get('/api/messages'),
    'get /api/health': get('/api/health'),
  }
}
