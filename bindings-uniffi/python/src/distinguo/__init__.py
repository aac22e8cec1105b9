"""The decision kernel distinguo: rulebooks, findings, determinations, cases and their ledgers.

A determination is never binding: people decide.
"""

from importlib.metadata import version

from distinguo import _native
from distinguo._native import *
from distinguo._native import Day, Digest, Id, Instant, Json, Time

Unusable = DistinguoError.Unusable
Refused = DistinguoError.Refused
NotUnderstood = DistinguoError.Foreign

__version__ = version("distinguo")

__all__ = [
    "Day",
    "Digest",
    "Id",
    "Instant",
    "Json",
    "NotUnderstood",
    "Refused",
    "Time",
    "Unusable",
    "__version__",
]
__all__ += _native.__all__
