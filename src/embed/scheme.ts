/**
 * The CSS colour scheme of a frame of ours by its theme; none where it is light. Said on the frame's element as well:
 * only where frame and element agree on it can a host's ground be seen through.
 */
export const schemeOf = (theme = ''): string => (theme === 'auto' ? 'light dark' : theme);
