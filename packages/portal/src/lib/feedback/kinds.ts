// What people can tell us about, in the order they are offered.
export const feedbackKinds = ['WRONG', 'BARRIER', 'IDEA', 'QUESTION'] as const;
