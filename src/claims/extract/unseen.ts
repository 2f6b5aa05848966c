import type { Node } from './script'

/**
 * Whether no reader sees a part of a script, nor anything that it alone decides: what is said to whoever runs
 * a command and fails, and the steps and names by which a program finds its way through a text.
 */
export function isUnseen(node: Node, parent?: Node): boolean {
  return isSaidOnFailure(node) || isStep(node, parent) || isNameForProgram(node, parent)
}

// -- internal --

/** What is thrown, and a problem as commands print it. */
function isSaidOnFailure(node: Node): boolean {
  const isProblem = (of: Node): boolean => (of.properties as Node[]).some(({ key }) => (key as Node)?.name === 'found')
  return node.type === 'ThrowStatement' || (node.type === 'ObjectExpression' && isProblem(node))
}

/** The first, the next, the last: 0 and 1 as an index, an operand, or what a method of a value is called with. */
function isStep(node: Node, parent?: Node): boolean {
  if (node.type !== 'NumericLiteral' || Number(node.value) > 1 || !Number.isInteger(node.value))
    return false
  switch (parent?.type) {
    case 'MemberExpression':
    case 'BinaryExpression':
    case 'UnaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression': return true
    case 'CallExpression':
    case 'OptionalCallExpression': return (parent.callee as Node).type.endsWith('MemberExpression')
    default: return false
  }
}

/** A word that is compared with another, or the name of a property; one in capitals may be a label. */
function isNameForProgram(node: Node, parent?: Node): boolean {
  if (node.type !== 'StringLiteral' || !/^[a-z][\w.-]*$/.test(String(node.value)))
    return false
  return (parent?.type === 'BinaryExpression' && parent.operator !== '+')
    || (parent?.type === 'SwitchCase' && parent.test === node)
    || (parent?.type === 'MemberExpression' && parent.property === node)
    || (parent?.type === 'ObjectProperty' && parent.key === node && !parent.computed)
}
