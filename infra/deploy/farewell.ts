import type { Service } from './standing-service.ts'

/** What the operator is told at the end; `link` where one was made. */
export function farewell(service: Service, link: string | undefined): string[] {
  return [
    '',
    `村议 Cunyi  ${service.origin}`,
    ...domainLines(service),
    ...(link === undefined ? linkLater(service) : linkLines(link)),
    ...(service.isNew ? nextSteps : []),
  ]
}

const nextSteps = [
  '',
  '接下来 Next (docs/operate.md):',
  '  1. 用链接登录，设密码。 Sign in by the link and set a password.',
  '  2. 导入本旗县的区划。 Add the places of the county.',
  '  3. 给文书、帮扶干部、督导员开账号。 Make accounts for clerks, helpers and supervisors.',
  '  4. 确认告警邮件的订阅。 Confirm the subscription of the alarm mails.',
]

const linkLines = (link: string): string[] => [
  '',
  '管理员一次性登录链接（7天内有效，只能用一次；不要写进日志或群里）：',
  'One-time sign-in link of the administrator (seven days, one use; keep it out of logs and groups):',
  `  ${link}`,
]

function domainLines({ origin, apiUrl, domainTarget }: Service): string[] {
  // The API's own address need not be one that a browser can read: an emulator's is not.
  if (origin === apiUrl) return []
  const host = origin.replace(/^https?:\/\//, '')
  return domainTarget === undefined
    ? [
        `${host} 还没有指向这里：请用 -c certificateArn=… 让它直接应答，或手工映射到 ${apiUrl}。`,
        `${host} does not lead here yet: give -c certificateArn=… and the API answers under it, or map it to ${apiUrl} by hand.`,
      ]
    : [`请在域名服务商处添加 Set at your domain's provider:  ${host}  CNAME  ${domainTarget}`]
}

function linkLater({ isNew }: Service): string[] {
  return isNew
    ? [
        '还没有管理员。输出不是终端，链接不会写进日志：请在终端里再运行一次，或加上 --administrator-link。',
        'Nobody administers it yet. This is no terminal, and a link is not written to logs: run the command in one, or add --administrator-link.',
      ]
    : [
        '管理员已有；要新的登录链接，加上 --administrator-link。 There is an administrator; for a new link to sign in add --administrator-link.',
      ]
}
