"""What every test starts from: the language of the source, and property tests that always try the same examples."""

import os

from hypothesis import HealthCheck, settings

# The environment chooses the language of messages; tests compare the English ones.
os.environ["LANGUAGE"] = "en"

# A check that is green stays green until the program changes.
settings.register_profile(
    "steady", deadline=None, derandomize=True, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")
