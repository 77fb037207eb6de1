import { auditTexts } from '../audit/texts.ts'
import { canvasTexts } from '../canvas/texts.ts'
import { checkTexts } from '../check/texts.ts'
import { conditionsTexts } from '../conditions/texts.ts'
import { deadlinesTexts } from '../deadlines/texts.ts'
import { workflowsTexts } from '../workflows/texts.ts'
import { partsTexts } from '../parts/texts.ts'
import { differencesTexts } from '../differences/texts.ts'
import { definitionsTexts } from '../definitions/texts.ts'
import { documentsTexts } from '../documents/texts.ts'
import { accessTexts } from '../access/texts.ts'
import { decisionsTexts } from '../decisions/texts.ts'
import { dataTexts } from '../data/texts.ts'
import { draftsTexts } from '../drafts/texts.ts'
import { fateTexts } from '../fate/texts.ts'
import { formsTexts } from '../forms/texts.ts'
import { frozenTexts } from '../frozen/texts.ts'
import { homeTexts } from '../home/texts.ts'
import { listsTexts } from '../lists/texts.ts'
import { newWorkflowTexts } from '../new-workflow/texts.ts'
import { propertiesTexts } from '../properties/texts.ts'
import { programmeTexts } from '../programme/texts.ts'
import { publishTexts } from '../publish/texts.ts'
import { referencesTexts } from '../references/texts.ts'
import { releasesTexts } from '../releases/texts.ts'
import { simulateTexts } from '../simulate/texts.ts'
import { translationsTexts } from '../translations/texts.ts'
import { frameTexts } from './frame-texts.ts'

/** Texts of features; each is reached under the name it has here: `t('home.lead')`. */
const features = {
  access: accessTexts,
  audit: auditTexts,
  canvas: canvasTexts,
  check: checkTexts,
  conditions: conditionsTexts,
  deadlines: deadlinesTexts,
  workflows: workflowsTexts,
  parts: partsTexts,
  data: dataTexts,
  decisions: decisionsTexts,
  definitions: definitionsTexts,
  differences: differencesTexts,
  documents: documentsTexts,
  drafts: draftsTexts,
  fate: fateTexts,
  forms: formsTexts,
  frozen: frozenTexts,
  home: homeTexts,
  lists: listsTexts,
  newWorkflow: newWorkflowTexts,
  programme: programmeTexts,
  properties: propertiesTexts,
  publish: publishTexts,
  references: referencesTexts,
  releases: releasesTexts,
  simulate: simulateTexts,
  translations: translationsTexts,
}

/** Every text of the studio. */
export const studioTexts = {
  pl: { ...frameTexts.pl, ...inLanguage('pl') },
  en: { ...frameTexts.en, ...inLanguage('en') },
}

function inLanguage(locale: 'pl' | 'en'): Record<string, object> {
  return Object.fromEntries(Object.entries(features).map(([name, texts]) => [name, texts[locale]]))
}
