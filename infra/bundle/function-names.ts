/** The five functions of the platform: the folder under `functions/`, the asset and the construct carry the same name. */
export const functionNames = ['villager', 'api', 'stream', 'schedule', 'photos'] as const

export type FunctionName = (typeof functionNames)[number]
