"""Property tests on noisy machines: slowness is not a failure; timings live in benchmarks/.

The suite tries the same examples every time, so that one tree gives one verdict; ``pytest
--hypothesis-profile=search`` goes looking for new ones.
"""

from hypothesis import HealthCheck, settings

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("patient", PATIENT, max_examples=40, derandomize=True)
settings.register_profile("search", PATIENT, max_examples=500)
settings.load_profile("patient")
