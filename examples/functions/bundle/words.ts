/** Some module of the program. */
export const words = (text: string) => text.toLowerCase().match(/[a-z]+/g) ?? [];
