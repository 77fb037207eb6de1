import type { DisplayFormat } from '../form/types.ts'
import type { LocalText } from '../text.ts'
import type { AccessEntry, Expression } from '../workflow/types.ts'

/**
 * How a result is reached, written so that it can be told, checked and computed again: an assessment
 * in named steps, or a ranking. The action `decide` makes it and keeps it with the case; expressions
 * see the latest as `decisions.<id>`.
 */
export type DecisionDefinition = AssessmentDefinition | RankingDefinition

interface DecisionBase {
  title: LocalText
  description?: LocalText
  /**
   * All that the decision looks at: name → FEEL over the case. Copied with the result, so that it can
   * be computed again from itself; what follows sees these names only.
   */
  given: Record<string, Expression>
  /** Who may read how it was reached; absent: all who may open the case. `when` also sees `reader`. */
  readers?: AccessEntry[]
}

/** A result in named steps, such as the points of an application from the cards of its assessors. */
export interface AssessmentDefinition extends DecisionBase {
  /** In order; each sees what is given and the steps before it. */
  steps: DecisionStep[]
}

/** One step of an assessment. */
export interface DecisionStep {
  /** Unique in the decision, `^[a-z][A-Za-z0-9]*$`; later steps read it by this name. */
  id: string
  title: LocalText
  value: Expression
  /**
   * Makes the step a rule, whose value is true or false: FEEL giving a number that is negative by what
   * the rule lacks. `"total - minimum"` lets people read that three points were missing.
   */
  margin?: Expression
  /** How the value, or the margin of a rule, is written for people. */
  display?: DisplayFormat
}

/** An order of entries, in one list or a list for each pool, with a number of places. */
export interface RankingDefinition extends DecisionBase {
  ranking: {
    /** FEEL list of contexts, each with a text `id`. */
    entries: Expression
    /** FEEL over `entry` giving the text people know it by; absent: its id. */
    label?: Expression
    /** FEEL over `entry` giving the pool's name as text; absent: all in one. */
    pool?: Expression
    /** FEEL over `entry`: may it have a place at all? Absent: yes. */
    passed?: Expression
    /** What is compared, the most important first. */
    key: RankingKey[]
    /** FEEL over `pool` giving the number of places. */
    places: Expression
    /** FEEL list of ids in the order drawn, for entries whose whole key is the same. */
    lots?: Expression
  }
}

/** One thing entries are compared by. */
export interface RankingKey {
  /** Unique in the key, `^[a-z][A-Za-z0-9]*$`. */
  id: string
  title: LocalText
  /** FEEL over `entry` giving a number or text (an instant compares by time). */
  value: Expression
  order: 'ascending' | 'descending'
  display?: DisplayFormat
}

/** Whether a decision is a ranking. Pure. */
export function isRanking(decision: DecisionDefinition): decision is RankingDefinition {
  return 'ranking' in decision
}
