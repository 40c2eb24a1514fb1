"""Property tests on noisy machines: slowness is not a failure; timings live in benchmarks/."""

from hypothesis import HealthCheck, settings

settings.register_profile("patient", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
