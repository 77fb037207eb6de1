// forms
export { FormAnswers, FormReview } from './task/form-review.tsx'
export { FormPageView, FormProvider } from './renderers/form-view.tsx'
export { formRenderers, reviewRenderers } from './renderers/renderers.tsx'
export { createFormStore } from './store/form-store.ts'
export { useField, useFormSummary } from './store/use-field.ts'
export type { FormStore, FormStoreOptions, FormSummary } from './store/types.ts'
export type { FormActions, FormContextValue } from './store/form-context.ts'
// tasks
export { TaskForm } from './task/task-form.tsx'
export type { TaskFormProps } from './task/task-form.tsx'
export { SaveError } from './task/draft-machine.ts'
// cases
export { CaseTimeline } from './case/case-timeline.tsx'
export { DeadlineBadge } from './case/deadline-badge.tsx'
export { deadlineIn } from './case/deadline.ts'
export { ConfirmDialog } from './task/confirm-dialog.tsx'
// hooks
export { useForm } from './hooks/use-form.ts'
export { useCase } from './hooks/use-case.ts'
export type { LiveCase } from './hooks/use-case.ts'
// values and texts
export { formatDate, formatDateTime, formatMoney, formatTime } from './values/format.ts'
export { splotTexts } from './texts/resources.ts'
