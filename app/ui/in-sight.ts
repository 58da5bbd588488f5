/** Whether a person sees an element: a page that is drawn before anybody is there has its place already, and is not seen. */
export const inSight = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
