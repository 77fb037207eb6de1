import type { SignedIn, Stage } from '../first-stage.ts'

/** A moment of the programme with the cases of one stage, at which everybody looks around. */
export interface RoleScene {
  /** Its name in the table of expectations. */
  name: string
  stage: Stage
  /** Cases by the names of the table. */
  cases: Record<string, string>
  /**
   * Who is in charge of these cases or a party to them, by the names of the table: a role, or a role
   * with what sets this holder apart, such as `assessor (second card)`.
   */
  own: Record<string, SignedIn>
  /** Words that stand in answers and names of these cases and nowhere else, by what they are. */
  secrets: Record<string, string>
}
