/** Where facts and words stand, by path from the project's root. */

/** The edition that is built. */
export const LANGUAGE = 'en';
export const factsFile = (name: string): string => `data/facts/${name}`;
export const wordsFile = (name: string, language: string = LANGUAGE): string => `data/words/${language}/${name}.yaml`;
/** The language of a file of words, if it is one. */
export const languageOf = (file: string): string | undefined => /^data\/words\/([^/]+)\//.exec(file)?.[1];
/** A graphic's words. */
export const graphicFile = (id: string, language: string = LANGUAGE): string => wordsFile(`graphics/${id}`, language);
/** The number and the sources of every graphic. */
export const GRAPHICS_FILE = factsFile('graphics.yaml');
/** The prose of the story, one file for each section. */
const proseFolder = (language: string = LANGUAGE): string => `data/words/${language}/prose`;
export const proseFile = (id: string, language: string = LANGUAGE): string => `${proseFolder(language)}/${id}.md`;
