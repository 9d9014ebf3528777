import { schemeOf } from './scheme';

/**
 * The page for journalists: options change a chart's preview and its codes together, a button copies a code and says so.
 * Without this the codes and links stand as they were built.
 */
export function takes(document: Document) {
	const main = document.querySelector<HTMLElement>('.takes');
	if (!main) return;
	const built = main.dataset.root as string;
	const [copied = '', selected = ''] = JSON.parse(main.dataset.words as string) as string[];
	// Where the edition stands below the root, if it does.
	const home = main.dataset.home ?? '';
	const root = new URL(home ? '../../' : '../', location.href).href;
	// Where no address was given at build, it is the one that this page stands at.
	const own = built === 'https://ADDRESS/' ? root : built;
	document.querySelector('.no-script-address')?.remove();

	for (const take of main.querySelectorAll<HTMLElement>('.take')) {
		const id = take.dataset.chartId as string;
		const frame = take.querySelector('iframe') as HTMLIFrameElement;
		const preview = take.querySelector<HTMLElement>('.preview') as HTMLElement;
		const options = [...take.querySelectorAll<HTMLSelectElement>('[data-option]')];
		const codes = [...take.querySelectorAll<HTMLElement>('[data-form]')].map((code) => ({
			code,
			text: code.textContent ?? '',
		}));
		for (const hidden of take.querySelectorAll<HTMLElement>('[hidden]')) hidden.hidden = false;

		for (const code of take.querySelectorAll('[data-address]'))
			code.textContent = (code.textContent ?? '').replace(built, own);

		const versions = options.find((o) => o.dataset.option === 'pinned');
		/** A released copy's own reserve in place of the live page's. */
		const reserved = (text: string) => {
			const [live, chosen] = [versions?.options[0]?.dataset, versions?.selectedOptions[0]?.dataset];
			if (!live?.reserve || !chosen?.reserve) return text;
			return text
				.replaceAll(live.reserve, chosen.reserve)
				.replaceAll(`height="${live.plain}"`, `height="${chosen.plain}"`);
		};
		const write = () => {
			const chosen = options.filter((o) => o.value).map((o) => [o.dataset.option as string, o.value] as const);
			const of = Object.fromEntries(chosen);
			const asked = chosen.filter(([name]) => name !== 'pinned');
			const query = asked.length ? `?${new URLSearchParams(asked.map(([k, v]) => [k, v]))}` : '';
			const folder = of.pinned ? `v/${of.pinned}/` : home;
			const attributes = chosen.map(([k, v]) => ` ${k}="${v}"`).join('');
			const scheme = schemeOf(of.theme);
			for (const { code, text } of codes) {
				const now = reserved(text)
					.replaceAll(built, own)
					.replaceAll(`${own}${home}embed/${id}/"`, `${own}${folder}embed/${id}/${query.replaceAll('&', '&amp;')}"`)
					.replaceAll('border:0;height', scheme ? `border:0;color-scheme:${scheme};height` : 'border:0;height')
					.replaceAll(`coal-chart chart="${id}"`, `coal-chart chart="${id}"${attributes}`);
				if (code.textContent !== now) code.textContent = now;
			}
			// The file, as in the page's own links: from a disk a folder has no page.
			const src = `${root}${folder}embed/${id}/index.html${query}`;
			if (frame.src !== src) frame.src = src;
			frame.style.colorScheme = scheme;
		};
		for (const option of options) option.addEventListener('change', write);
		write();

		const widths = [...take.querySelectorAll<HTMLElement>('[data-width]')];
		for (const button of widths)
			button.addEventListener('click', () => {
				preview.style.setProperty('width', `min(100%, ${button.dataset.width}px)`);
				for (const other of widths) other.setAttribute('aria-pressed', String(other === button));
			});

		for (const button of take.querySelectorAll<HTMLElement>('[data-copy]')) {
			const details = button.closest('details') as HTMLElement;
			const code = details.querySelector<HTMLElement>('code') as HTMLElement;
			const status = details.querySelector('[role="status"]') as HTMLElement;
			button.addEventListener('click', async () => {
				try {
					await navigator.clipboard.writeText(code.textContent ?? '');
					status.textContent = copied;
				} catch {
					// No leave to write to the clipboard: the code is selected, so that one key copies it.
					getSelection()?.selectAllChildren(code);
					status.textContent = selected;
				}
			});
		}
	}
}
