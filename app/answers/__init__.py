"""Questions that are too large for the event loop, answered by processes of their own."""
