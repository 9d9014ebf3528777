// Made by `npm run hosts` from src/publish/rules.ts. CloudFront function, viewer request.
function handler(event) {
	var request = event.request;
	var last = request.uri.split('/').pop();
	if (last === '') request.uri += 'index.html';
	else if (last.indexOf('.') < 0) return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: last + '/' } } };
	return request;
}
