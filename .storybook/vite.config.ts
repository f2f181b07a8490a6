// Storybook's own, and empty: without one it would take that which builds the kit. The rest is in main.ts.
export default {};
