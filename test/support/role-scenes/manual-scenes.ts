import { ManualStage } from '../manual-stage.ts'
import type { RoleScene } from './role-scene.ts'

/** A manual in review, then at the ministry. */
export async function* manualScenes(): AsyncGenerator<RoleScene> {
  const manual = await ManualStage.inReview()
  const { stage, people } = manual
  const section = await manual.section('m01')
  const [mine, other] = await manual.reviews('expert')
  const own = {
    implementer: people.jan,
    manualEditor: people.editor,
    director: people.director,
    leadExpert: people.lead,
    reviewer: mine!.reviewer,
    'reviewer (second)': other!.reviewer,
  }
  const nameOf = async (one: typeof people.jan) => `"${(await stage.runtime.me(one))!.name}"`
  const secrets = {
    'name of the first reviewer': await nameOf(mine!.reviewer),
    'name of the second reviewer': await nameOf(other!.reviewer),
  }
  const cases = { manual: manual.id, section, review: mine!.id }
  yield { name: 'manual', stage, cases, own, secrets }

  await manual.reviewAll()
  await manual.checkAccessibility()
  await manual.editAll()
  await manual.accept()
  await manual.sendToMinistry()
  yield {
    name: 'ministry',
    stage,
    cases,
    own: { ...own, ministry: people.ministry },
    secrets,
  }
}
