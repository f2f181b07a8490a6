// One-CP hands its widget a transaction and leaves the rest to the merchant. Its real script is not published; here the
// sandbox's stand-in is put into a frame.
globalThis.tillkit = {
  widgets: {
    'one-cp': (container, { data, done }) => {
      const frame = document.createElement('iframe');
      frame.className = 'widget';
      frame.title = 'One-CP';
      frame.src = `${data.page}/${data.transactionId}`;
      const { origin } = new URL(data.page);
      const listen = (event) => {
        if (event.origin === origin && event.source === frame.contentWindow && event.data?.channel === 'one-cp') done();
      };
      addEventListener('message', listen);
      container.append(frame);
      return () => removeEventListener('message', listen);
    },
  },
};
