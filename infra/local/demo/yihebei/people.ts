import type { World } from '#functions/world.ts'
import type { Member } from '#shared/roster/member.ts'
import { code } from '../roster.ts'
import type { Cadre } from '../staff.ts'
import { appoint } from '../staff.ts'

export const yihebei = '150526100201'
export const lubei = '150526100'

export const logins = {
  clerk: 'yihebei-clerk',
  helper: 'yihebei-helper1',
  township: 'lubei-supervisor',
  county: 'zarud-supervisor',
} as const

export interface People {
  readonly clerk: Cadre
  readonly director: Cadre
  readonly helper1: Cadre
  readonly helper2: Cadre
  readonly township: Cadre
  readonly county: Cadre
}

export async function appointPeople(world: World): Promise<People> {
  return {
    clerk: await appoint(world, 'organizer', yihebei, logins.clerk, '村文书'),
    director: await appoint(world, 'organizer', yihebei, 'yihebei-director', '村主任'),
    helper1: await appoint(world, 'helper', yihebei, logins.helper, '驻村帮扶干部甲'),
    helper2: await appoint(world, 'helper', yihebei, 'yihebei-helper2', '驻村帮扶干部乙'),
    township: await appoint(world, 'supervisor', lubei, logins.township, '鲁北镇督导员'),
    county: await appoint(world, 'supervisor', '150526', logins.county, '扎鲁特旗督导员'),
  }
}

/** Heads of the 46 households by villagers' group, all invented. The first five of each group are its representatives. */
const groups: Readonly<Record<string, readonly string[]>> = {
  一组: '王玉林 李凤山 包·额尔敦 张桂兰 刘振海 赵国柱 白音仓 乌云格日勒 那顺·巴图 陈秀英 孙占国 韩·萨仁 何金龙 宝音图 周淑芬 吴青山'.split(
    ' ',
  ),
  二组: '李㛃 王海龙 格日勒图 敖·其木格 徐长山 马玉珍 高德福 斯日古楞 田桂芝 赵永胜 阿拉坦·仓 郭宝山 杨淑华 额尔敦·朝鲁 冯喜春'.split(
    ' ',
  ),
  三组: '哈斯·毕力格 宋玉芬 丁万福 包·乌力吉 曹凤霞 朝鲁门 于得水 董桂珍 萨仁其其格 邢国荣 图门·吉日嘎拉 邵玉兰 钱宝财 白·哈斯 姜永春'.split(
    ' ',
  ),
}
const representativesAGroup = 5

export const households: readonly Member[] = Object.entries(groups)
  .flatMap(([group, names]) => names.map((name) => ({ group, name })))
  .map((one, n) => ({ ...one, list: 'households', code: code('h', n + 1), weight: 1 }))

/** Fifteen representatives who stand for all 46 households: for three each, the very first for four. */
export const representatives: readonly Member[] = Object.entries(groups)
  .flatMap(([group, names]) => names.slice(0, representativesAGroup).map((name) => ({ group, name })))
  .map((one, n) => ({ ...one, list: 'representatives', code: code('r', n + 1), weight: n === 0 ? 4 : 3 }))

export const weights: ReadonlyMap<string, number> = new Map(representatives.map((one) => [one.code, one.weight]))
