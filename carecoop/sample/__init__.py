"""A fictional co-op to try carecoop with. Nobody in it exists, and neither do their streets."""

from carecoop.sample.build import SAMPLE_PASSPHRASE, build_sample

__all__ = ["SAMPLE_PASSPHRASE", "build_sample"]
