/** Ways to look at a workflow; addresses are below `/workflows/:workflow`. Only views that exist. */
export const workflowViews: readonly { to: string; title: string }[] = [
  { to: '', title: 'workflows.outline' },
  { to: 'diagram', title: 'canvas.diagram' },
  { to: 'access', title: 'access.title' },
  { to: 'face', title: 'data.face' },
  { to: 'decisions', title: 'decisions.title' },
  { to: 'data', title: 'data.title' },
]
