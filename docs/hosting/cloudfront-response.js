// Made by `npm run hosts` from src/publish/rules.ts. CloudFront function, viewer response.
// In a sub-folder: its name, as in '/sub/folder'.
var FOLDER = '';
var RULES = [
	[
		"^(?:/.*)$",
		{
			"x-content-type-options": "nosniff",
			"referrer-policy": "strict-origin-when-cross-origin",
			"permissions-policy": "accelerometer=(), bluetooth=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()"
		}
	],
	[
		"^(?:/|/index\\.html|/sources/.*|/embeds/.*|/notices/index\\.html|/404\\.html|/404|/ja/index\\.html|/ja/sources/.*|/ja/embeds/.*|/ja/notices/index\\.html|/ko/index\\.html|/ko/sources/.*|/ko/embeds/.*|/ko/notices/index\\.html|/ru/index\\.html|/ru/sources/.*|/ru/embeds/.*|/ru/notices/index\\.html)$",
		{
			"cache-control": "public, max-age=0, must-revalidate",
			"content-security-policy": "frame-ancestors 'none'",
			"x-frame-options": "DENY"
		}
	],
	[
		"^(?:/_astro/.*)$",
		{
			"cache-control": "public, max-age=31536000, immutable"
		}
	],
	[
		"^(?:/v/[^/]+/embed/[^/]+/.*)$",
		{
			"cache-control": "public, max-age=31536000, immutable",
			"content-security-policy": "frame-ancestors *",
			"cross-origin-resource-policy": "cross-origin",
			"cross-origin-embedder-policy": "require-corp",
			"access-control-allow-origin": "*"
		}
	],
	[
		"^(?:/embed/[^/]+/.*|/ja/embed/[^/]+/.*|/ko/embed/[^/]+/.*|/ru/embed/[^/]+/.*)$",
		{
			"cache-control": "public, max-age=0, must-revalidate",
			"content-security-policy": "frame-ancestors *",
			"cross-origin-resource-policy": "cross-origin",
			"cross-origin-embedder-policy": "require-corp",
			"access-control-allow-origin": "*"
		}
	],
	[
		"^(?:/data/.*|/charts/.*|/cards/.*|/embed\\.js|/v/releases\\.json|/notices\\.xml|/notices\\.json|/ja/data/.*|/ja/charts/.*|/ja/cards/.*|/ja/notices\\.xml|/ja/notices\\.json|/ko/data/.*|/ko/charts/.*|/ko/cards/.*|/ko/notices\\.xml|/ko/notices\\.json|/ru/data/.*|/ru/charts/.*|/ru/cards/.*|/ru/notices\\.xml|/ru/notices\\.json)$",
		{
			"cache-control": "public, max-age=0, must-revalidate",
			"access-control-allow-origin": "*",
			"cross-origin-resource-policy": "cross-origin"
		}
	],
	[
		"^(?:/oembed/.*|/ja/oembed/.*|/ko/oembed/.*|/ru/oembed/.*)$",
		{
			"cache-control": "public, max-age=86400",
			"access-control-allow-origin": "*",
			"cross-origin-resource-policy": "cross-origin"
		}
	],
	[
		"^(?:/favicon\\.svg|/apple-touch-icon\\.png|/site\\.json|/explore\\.js)$",
		{
			"cache-control": "public, max-age=3600"
		}
	],
	[
		"^(?:/data/.*\\.csv)$",
		{
			"content-type": "text/csv; charset=utf-8"
		}
	],
	[
		"^(?:/charts/.*\\.txt|/ja/charts/.*\\.txt|/ko/charts/.*\\.txt|/ru/charts/.*\\.txt)$",
		{
			"content-type": "text/plain; charset=utf-8"
		}
	],
	[
		"^(?:/notices\\.xml|/ja/notices\\.xml|/ko/notices\\.xml|/ru/notices\\.xml)$",
		{
			"content-type": "application/atom+xml; charset=utf-8"
		}
	]
];
function handler(event) {
	var response = event.response;
	var path = event.request.uri;
	if (FOLDER && path.indexOf(FOLDER + '/') === 0) path = path.slice(FOLDER.length);
	RULES.forEach(function (rule) {
		if (!new RegExp(rule[0]).test(path)) return;
		Object.keys(rule[1]).forEach(function (name) {
			response.headers[name] = { value: rule[1][name] };
		});
	});
	return response;
}
