"""The same programs at every run; `--hypothesis-profile search` looks for new ones."""

from hypothesis import HealthCheck, settings

_BASE = settings(deadline=None, suppress_health_check=list(HealthCheck))
settings.register_profile("same", _BASE, max_examples=60, derandomize=True)
settings.register_profile("search", _BASE, max_examples=2_000, print_blob=True)
settings.load_profile("same")
