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
 * Shows what a state has, and carries over to the next: `--at`, on any ancestor, is where the scene is between its
 * states. What goes has gone before what comes is seen, so that no two labels ever stand in one place. Without script
 * everything is where it ends. A mark that moves by a rule of its own carries `data-move`.
 */
export function stateStyle(states: number): string {
	const rules = [
		'[data-in],[data-out]{--i:1;--o:1}',
		'[data-in]:not([data-move]),[data-out]:not([data-move]){opacity:min(var(--i),var(--o))}',
	];
	for (let n = 1; n < states; n++) {
		rules.push(`[data-in="${n}"]{--i:clamp(0,(var(--at,99) - ${(n - 0.45).toFixed(2)})*2.5,1)}`);
		rules.push(`[data-out="${n}"]{--o:clamp(0,(${(n - 0.55).toFixed(2)} - var(--at,99))*2.5,1)}`);
	}
	return rules.join('\n');
}
