// cases: light enough for pages without a form
export { CaseTimeline } from './case-timeline.tsx'
export { whyText } from './why-text.ts'
export { DeadlineBadge } from './deadline-badge.tsx'
export { deadlineIn } from './deadline.ts'
export { ConfirmDialog } from '../task/confirm-dialog.tsx'
// values
export {
  formatDate,
  formatDateTime,
  formatMoney,
  formatNumber,
  formatValue,
} from '../values/format.ts'
export { fileSize } from '../values/file-size.ts'
export type { ValueWords } from '../values/format.ts'
export { fillPlaces } from '../values/fill-places.ts'
export { useValueWords } from '../texts/value-words.ts'
