// The demonstration plays with the same answers.
export {
  adviceCard,
  plan,
  recommendation,
  sessionPlan,
  survey,
  testAnswers,
} from '@splot/app-server/demo'
