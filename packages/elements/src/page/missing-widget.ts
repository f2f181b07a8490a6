const told = new Set<string>();

/** One line for the developer of the page, once for each account. */
export const tellMissing = (account: string): void => {
  if (told.has(account)) return;
  told.add(account);
  console.warn(
    `Tillkit: "${account}" is paid in its own widget, and this page has none for it. Give it one: ` +
      `configure({ widgets: { '${account}': (container, { data, session, done }) => { … } } }); with the script tag ` +
      `tillkit = { widgets: { … } }; to a store of your own, hasWidget.`,
  );
};
