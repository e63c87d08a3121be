import type { MemberField } from './member.ts'
import { halfWidth } from './roster-cells.ts'

/** How people head these columns; compared without spaces, brackets and case. */
const aliases: Record<MemberField, readonly string[]> = {
  list: ['list', '名单', '名册', '花名册', '名单名称', '所属名单'],
  code: ['code', '编号', '代码', '户编号', '户号', '编码', '代号'],
  name: ['name', '姓名', '名字', '户主', '户主姓名', '代表姓名', '户代表', '户代表姓名'],
  weight: ['weight', 'votes', '票数', '权数', '代表户数', '户数', '票权'],
  group: ['group', '组', '小组', '村民小组', '组别', '所在组', '村民组'],
  phone: ['phone', 'mobile', 'telephone', '电话', '手机', '手机号', '手机号码', '联系电话', '电话号码', '联系方式'],
}

// Personal Information Protection Law art. 6 and 28: what the purpose does not need is not collected.
const forbidden =
  /身份证|证件号|公民身份|银行|卡号|账号|帐号|一卡通|一折通|社保卡|idcard|idnumber|identitycard|bankcard|bankaccount|accountnumber/

/** Column letter as Excel shows it: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last
}

/** The field a header means, or `forbidden` for numbers that may not be kept, or undefined for a column to ignore. */
export function fieldOfHeader(header: string): MemberField | 'forbidden' | undefined {
  const bare = halfWidth(header)
    .toLowerCase()
    .replaceAll(/[\s*_:.-]/g, '')
  if (forbidden.test(bare)) return 'forbidden'
  const short = bare.replaceAll(/\(.*\)/g, '')
  for (const field of ['list', 'code', 'name', 'weight', 'group', 'phone'] as const) {
    if (aliases[field].includes(short)) return field
  }
  return undefined
}
