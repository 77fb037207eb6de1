// The demonstration plays with the same answers.
export { questionnaire, report, visitRecord } from '@splot/app-server/demo'
