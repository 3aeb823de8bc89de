"""Training as a stream: worker processes do the work, the server only passes on what they say."""
