"""What the Makefile runs: small programs that need nothing but the standard library."""
