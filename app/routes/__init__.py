"""One file per thing a client can ask for; none of them computes anything itself."""
