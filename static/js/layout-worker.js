// Starts the worker that lays graphs out before the page's own code has come: it reads 1.6 MB first.
/** @type {{ layoutWorker?: Worker }} */ (globalThis).layoutWorker = new Worker("/static/vendor/elk-worker.min.js");
