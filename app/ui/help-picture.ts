import { createContext, type ReactNode } from 'react';

/** The picture beside "Get an adult now". What brings pictures gives it: the pieces that every page is made of stand below them. */
export const HelpPicture = createContext<ReactNode>(null);
