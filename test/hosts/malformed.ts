/**
 * Messages that no host and no frame of ours sends, near misses of every dialect among them; always the same.
 * Runs in a page, so it needs nothing from outside.
 */
export function malformed(): unknown[] {
	let seed = 20171123;
	const random = (n: number) => {
		seed = (seed * 1103515245 + 12345) % 2147483648;
		return seed % n;
	};
	const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
	const ugly: unknown[] = [
		null,
		undefined,
		true,
		0,
		-1,
		Number.NaN,
		Number.POSITIVE_INFINITY,
		1e308,
		'',
		'700',
		'700px',
		'NaN',
		'javascript:alert(1)',
		'"><img src=x onerror=alert(1)>',
		'</script><script>alert(1)</script>',
		'x'.repeat(100000),
		[],
		[700],
		[[[]]],
		{},
		{ valueOf: 700 },
		{ length: 700 },
		new Date(0),
		/x/,
		new Map([['height', 700]]),
		new ArrayBuffer(8),
		JSON.parse('{"__proto__":{"height":700,"type":"coal-chart:height","v":1}}'),
		JSON.parse('{"constructor":{"prototype":{"height":700}}}'),
	];
	const shapes: ((x: unknown) => unknown)[] = [
		(x) => x,
		(x) => ({
			type: 'coal-chart:height',
			v: 1,
			id: 'china-share',
			height: typeof x === 'number' && Number.isFinite(x) ? String(x) : x,
		}),
		(x) => ({ type: 'coal-chart:height', v: x === 1 ? 2 : x, id: 'china-share', height: 700 }),
		(x) => ({ type: x, v: 1, height: 700 }),
		(x) => ({ type: 'coal-chart:theme', v: 1, theme: x }),
		(x) => ({ type: 'coal-chart:hello', v: x === 1 ? 2 : x }),
		(x) => ({ sentinel: x, type: 'frames-init' }),
		(x) => ({ sentinel: 'amp', type: x }),
		(x) => ({ message: 'ready', secret: x }),
		(x) => ({ method: 'register', windowId: typeof x === 'string' ? `${x} <b>` : x }),
		(x) => ({ method: x, windowId: 'w1' }),
		(x) => `[iFrameSizer]${typeof x === 'string' ? `${x} ` : ' '}:8:false`,
		(x) => `pymxPYMx${String(typeof x === 'object' ? '' : x)}xPYMxheightxPYMx700`,
		(x) => `pymxPYMxnobodyxPYMxwidthxPYMx${String(typeof x === 'object' ? '' : x)}`,
		(x) => JSON.stringify({ context: 'iframe.resize', height: 700, src: typeof x === 'object' ? 1 : String(x) }),
		(x) => ({ 'datawrapper-height': x }),
		(x) => [{ type: 'coal-chart:height', v: 1, height: x }],
	];
	const all = shapes.flatMap((shape) => ugly.slice(0, 12).map(shape));
	while (all.length < 420) all.push(pick(shapes)(pick(ugly)));
	return all;
}
