/**
 * A page that says it has a night of its own: Dark Reader then leaves it alone. It takes the colours of paper, land and
 * water for grounds of text and darkens each by its own measure, until no label can be read on its map.
 * @param html a page with a head
 */
export const ownNight = (html: string): string => html.replace('</head>', '<meta name="darkreader-lock"></head>');
