"""How fast the engine is beside other libraries: `make bench`."""
