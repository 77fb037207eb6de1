import type { Issue } from '@splot/definition'
import type { RuleNode } from '../compile/nodes.ts'
import { labelOf } from '../messages/issue-of.ts'
import { messageOf } from '../messages/message-of.ts'
import { evaluate, type Frame, type Run } from '../state/frame.ts'
import { isOpened } from '../state/editable.ts'
import { shownText } from '../state/shown-texts.ts'
import type { Instance, Outcome } from '../state/run-form.ts'

/** Returns the message of the author, or the general one when a language is missing. */
function messageFor(rule: RuleNode, instance: Instance, frame: Frame, run: Run): Issue['message'] {
  const general = messageOf('form.rule', { label: labelOf(instance) })
  const own = rule.message ? shownText(rule.message, frame, run) : rule.rule.message
  return { pl: own.pl || general.pl, en: own.en || general.en }
}

/**
 * Returns what one rule says at a place. A rule is kept when it gives true or null (something is not
 * filled yet). A rule whose field this person does not see, or may not fill in this task, is left
 * out: it would stop somebody who can do nothing about it.
 */
function ruleIssues(rule: RuleNode, frame: Frame, outcome: Outcome, run: Run): Issue[] {
  const pointer = `${frame.pointer}/${rule.at.join('/')}`
  const instance = outcome.byPointer.get(pointer)
  if (!instance?.there || !instance.seen || !isOpened(instance.node, pointer, run.scope)) return []
  if (rule.when && evaluate(rule.when, frame, run) !== true) return []
  if (evaluate(rule.assert, frame, run) !== false) return []
  const { id, severity } = rule.rule
  return [
    {
      path: pointer,
      code: `form.rule.${id}`,
      message: messageFor(rule, instance, frame, run),
      ...(severity === 'warning' ? { severity } : {}),
    },
  ]
}

/** Returns what the rules of the form and of its tables say. */
export function allRuleIssues(outcome: Outcome, run: Run): Issue[] {
  const issues = run.tree.rules.flatMap((rule) => ruleIssues(rule, outcome.form, outcome, run))
  for (const { node, inner } of outcome.instances)
    for (const frame of inner)
      for (const rule of node.rules) issues.push(...ruleIssues(rule, frame, outcome, run))
  return issues
}
