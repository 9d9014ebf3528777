import type { Node } from '../../design/svg';

const has = (node: Node, key: string): number | undefined => {
	const value = node.attrs[key];
	return value === undefined || value === false ? undefined : Number(value);
};

/**
 * The marks that a scene needs: of a drawing made for all states, those seen in the states from `first` to `last`,
 * with `data-in` and `data-out` counted from `first`, and left out, with how the mark moves, where it stands throughout.
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
		const comes = start > first ? start - first : undefined;
		const goes = end <= last ? end - first : undefined;
		const stands = (has(node, 'data-in') || has(node, 'data-out')) && !comes && !goes;
		const move = stands ? undefined : node.attrs['data-move'];
		return [
			{
				...node,
				attrs: { ...node.attrs, 'data-in': comes, 'data-out': goes, 'data-move': move },
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
	const moves = ':where([data-move])';
	const numbers = Array.from({ length: states - 1 }, (_, i) => i + 1);
	return [
		'[data-out]:not([data-move]){opacity:0}',
		own('--i'),
		own('--o'),
		...numbers.map((n) => `[data-in="${n}"]{--n:${n}}[data-out="${n}"]{--m:${n}}`),
		// A room's own rule is the stronger.
		`${moves}[data-in]{--i:clamp(0,(var(--at,99) - var(--n) + .45)*2.5,1)}`,
		`${moves}[data-out]{--o:clamp(0,(var(--m) - .55 - var(--at,99))*2.5,1)}`,
	].join('\n');
}
