"""Random programs are drawn here as in the property tests: the same ones at every run."""

import tests.property.conftest  # noqa: F401
