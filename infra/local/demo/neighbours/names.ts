import type { Draw } from '../draw.ts'

const surnames =
  '王李张刘陈杨赵黄周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤'
const given =
  '国强 玉梅 凤兰 振国 桂荣 海峰 秀兰 德才 玉华 永福 淑琴 占山 金花 宝贵 凤英 庆丰 长海 春生 桂香 广财 玉宝 景山 淑芹 福林 彩霞 占海 文学 秀芝 树林 亚东'.split(
    ' ',
  )
const mongolian =
  '巴图 苏和 宝音 那顺 额尔敦 朝鲁 哈斯 布和 格日勒 萨仁 娜仁 图雅 其木格 乌兰 斯琴 高娃 乌力吉 吉日嘎拉 毕力格 青格乐 阿古拉 特木尔 孟和 达来 呼和 白乙拉 满都拉 敖特根 哈达 塔娜'.split(
    ' ',
  )
const clans = '包 白 韩 敖 吴 何 齐 海'.split(' ')

/** So many different invented names; in a gacha (嘎查) most of them Mongolian. */
export function villagers(draw: Draw, count: number, gacha: boolean): string[] {
  const names = new Set<string>()
  while (names.size < count) names.add(draw.between(1, 10) <= (gacha ? 8 : 2) ? mongolianName(draw) : hanName(draw))
  return [...names]
}

const hanName = (draw: Draw): string => draw.pick([...surnames]) + draw.pick(given)

function mongolianName(draw: Draw): string {
  const name = draw.pick(mongolian)
  switch (draw.between(1, 3)) {
    case 1:
      return `${draw.pick(clans)}·${name}`
    case 2:
      return `${draw.pick(clans)}${name}`
    default:
      return `${name}${draw.pick(mongolian)}`
  }
}
