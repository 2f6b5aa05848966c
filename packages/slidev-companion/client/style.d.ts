/** The deck's style sheet for paper; a plugin of the build says where it is. */
declare module '#handout-style'
