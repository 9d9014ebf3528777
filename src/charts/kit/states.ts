import type { Node } from './svg';

const has = (node: Node, key: string): number | undefined => {
	const value = node.attrs[key];
	return value === undefined || value === false ? undefined : Number(value);
};

/**
 * The marks that a scene needs: of a drawing made for all states, those seen in the states from `first` to `last`,
 * with `data-in` and `data-out` counted from `first`, and left out where they no longer tell anything.
 */
export function between(nodes: Node[], first: number, last: number): Node[] {
	return nodes.flatMap((node) => {
		const start = has(node, 'data-in') ?? 0;
		const end = has(node, 'data-out') ?? Number.POSITIVE_INFINITY;
		if (start > last || end <= first) return [];
		const children = node.children.flatMap((c): (Node | string)[] =>
			typeof c === 'string' ? [c] : between([c], first, last),
		);
		if (node.children.length && !children.length) return [];
		return [
			{
				...node,
				attrs: {
					...node.attrs,
					'data-in': start > first ? start - first : undefined,
					'data-out': end <= last ? end - first : undefined,
				},
				children,
			},
		];
	});
}

/**
 * Without script everything is where it ends; script writes what comes and goes (move.ts). What goes has gone before what
 * comes is seen, so that no two labels ever stand in one place. Marks with a rule of their own (`data-move`) build it of
 * `--i` and `--o`, how far they have come and not yet gone, and of `--at`, where they are between the scene's states.
 */
export function stateStyle(states: number): string {
	const own = (name: string) => `@property ${name}{syntax:"<number>";inherits:false;initial-value:1}`;
	const rules = ['[data-out]:not([data-move]){opacity:0}', own('--i'), own('--o')];
	// A room's own rule is the stronger.
	for (let n = 1; n < states; n++) {
		rules.push(`:where([data-move])[data-in="${n}"]{--i:clamp(0,(var(--at,99) - ${(n - 0.45).toFixed(2)})*2.5,1)}`);
		rules.push(`:where([data-move])[data-out="${n}"]{--o:clamp(0,(${(n - 0.55).toFixed(2)} - var(--at,99))*2.5,1)}`);
	}
	return rules.join('\n');
}
