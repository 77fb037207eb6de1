// a running village with people who act in it
export {
  beginApplication,
  goodAnswers,
  handIn,
  openCall,
  openVillage,
  taskOf,
} from './open-village.ts'
export type { Village } from './open-village.ts'
// its definitions
export { publishableVillage } from './publishable-village.ts'
export { villageDashboards } from './village-dashboards.ts'
export { village, villageFiles } from './village-programme.ts'
