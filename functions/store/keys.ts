/**
 * All keys of the one table. Every question the product asks is a get or a query on one of these; there is no index and
 * no scan.
 *
 * | question                                            | pk                        | sk                                |
 * |-----------------------------------------------------|---------------------------|-----------------------------------|
 * | a matter as it stands                               | MATTER#id                 | HEAD                              |
 * | its chain of records, in order                      | MATTER#id                 | EVENT#000001…                     |
 * | its visits, objections, evaluations, check-ins      | MATTER#id                 | ROW#visit#…, ROW#objection#…      |
 * | what the board and desks hold of it                 | MATTER#id                 | INDEX                             |
 * | a poll's paper, gates, frozen electorate, marks     | POLL#id                   | ROW#paper, ROW#gate#n, ROW#roll#…, ROW#mark#code |
 * | sums of a poll's secret papers (table of its own)   | URN#id                    | 0…15                              |
 * | a sealed poll's locked key, its papers (same table) | SEAL#id, SEALED#id         | KEY, serial                       |
 * | a place, what lies in it, who works there           | PLACE#code                | HEAD, CHILD#code, STAFF#login     |
 * | a village's matters, newest last                    | VILLAGE#code              | MATTER#openedAt#id                |
 * | a village's roster lists and their members          | VILLAGE#code              | LIST#name, ROSTER#name#edition#code |
 * | whose data were erased in a village, newest last    | VILLAGE#code              | ERASURE#at#id                     |
 * | what is late, waits, changed in an area             | DESK#area                 | DUE#day#…, WAIT#at#…, CHANGE#at#… |
 * | what was done; what is owed by state; both by owner | DESK#area                 | DONE#day#…, IS#state#day#…, OWNER#id#… |
 * | how many matters stand where, by child area         | DESK#area                 | COUNT#child                       |
 * | a member of staff, sessions, slowed guesses         | STAFF#login               | HEAD, SESSION#digest, GUESS       |
 * | when they last looked at the desk of a place        | STAFF#login               | SEEN#place                        |
 * | what a link allows                                  | CAP#digest                | CAP                               |
 * | whose a spoken code is; wrong ones, slowed          | SPOKEN#village            | CODE#digest, GUESS#, GUESS#digest |
 * | whom a one-time link signs in                       | SIGNIN#digest             | CAP                               |
 * | links re-issued for one subject                     | LINKS#act#subject         | list#code                         |
 * | what a repeated command was answered                | COMMAND#who#id            | COMMAND                           |
 * | what the clock owes, by day and shard               | TIMER#day#shard           | at#matter#timer                   |
 * | from which day on the clock sweeps                  | SCHEDULE                  | WATERMARK                         |
 * | a photo and its state                               | PHOTO#id                  | PHOTO                             |
 * | messages to one person or village, newest last      | OUTBOX#recipient          | at#id                             |
 * | the last probe sent down the stream, and the last seen | HEALTH                 | PROBE, STREAM                     |
 * | which data version stands here, and how far its migration is | DATA             | VERSION                           |
 * | how far the clock of a practice stage is set        | PRACTICE                  | CLOCK                             |
 */
export interface Key {
  readonly pk: string
  readonly sk: string
}

const key = (pk: string, sk: string): Key => ({ pk, sk })
const padded = (n: number): string => String(n).padStart(6, '0')

export const keys = {
  matter: (id: string) => key(`MATTER#${id}`, 'HEAD'),
  event: (id: string, seq: number) => key(`MATTER#${id}`, `EVENT#${padded(seq)}`),
  matterIndex: (id: string) => key(`MATTER#${id}`, 'INDEX'),
  matterRow: (id: string, name: readonly string[]) => key(`MATTER#${id}`, `ROW#${name.join('#')}`),
  pollRow: (id: string, name: readonly string[]) => key(`POLL#${id}`, `ROW#${name.join('#')}`),
  urn: (pollId: string, shard: number) => key(`URN#${pollId}`, String(shard)),
  seal: (pollId: string) => key(`SEAL#${pollId}`, 'KEY'),
  sealed: (pollId: string, serial: string) => key(`SEALED#${pollId}`, serial),
  place: (code: string) => key(`PLACE#${code}`, 'HEAD'),
  child: (code: string, child: string) => key(`PLACE#${code}`, `CHILD#${child}`),
  staffAt: (code: string, login: string) => key(`PLACE#${code}`, `STAFF#${login}`),
  villageMatter: (code: string, openedAt: string, id: string) => key(`VILLAGE#${code}`, `MATTER#${openedAt}#${id}`),
  rosterList: (code: string, list: string) => key(`VILLAGE#${code}`, `LIST#${list}`),
  rosterPart: (code: string, list: string, edition: string, first: string) =>
    key(`VILLAGE#${code}`, `ROSTER#${list}#${edition}#${first}`),
  erasure: (code: string, at: string, id: string) => key(`VILLAGE#${code}`, `ERASURE#${at}#${id}`),
  desk: (area: string, entry: string) => key(`DESK#${area}`, entry),
  staff: (login: string) => key(`STAFF#${login}`, 'HEAD'),
  deskSeen: (login: string, place: string) => key(`STAFF#${login}`, `SEEN#${place}`),
  session: (login: string, digest: string) => key(`STAFF#${login}`, `SESSION#${digest}`),
  guess: (login: string) => key(`STAFF#${login}`, 'GUESS'),
  capability: (digest: string) => key(`CAP#${digest}`, 'CAP'),
  spoken: (village: string, digest: string) => key(`SPOKEN#${village}`, `CODE#${digest}`),
  /** Without a digest: those of the whole village. */
  spokenGuess: (village: string, digest = '') => key(`SPOKEN#${village}`, `GUESS#${digest}`),
  signIn: (digest: string) => key(`SIGNIN#${digest}`, 'CAP'),
  reissue: (act: string, subject: string, list: string, code: string) =>
    key(`LINKS#${act}#${subject}`, `${list}#${code}`),
  command: (who: string, id: string) => key(`COMMAND#${who}#${id}`, 'COMMAND'),
  timer: (day: string, shard: number, at: string, matterId: string, id: string) =>
    key(`TIMER#${day}#${shard}`, `${at}#${matterId}#${id}`),
  watermark: () => key('SCHEDULE', 'WATERMARK'),
  photo: (id: string) => key(`PHOTO#${id}`, 'PHOTO'),
  message: (recipient: string, at: string, id: string) => key(`OUTBOX#${recipient}`, `${at}#${id}`),
  probe: () => key('HEALTH', 'PROBE'),
  probeSeen: () => key('HEALTH', 'STREAM'),
  dataVersion: () => key('DATA', 'VERSION'),
  practiceClock: () => key('PRACTICE', 'CLOCK'),
}
