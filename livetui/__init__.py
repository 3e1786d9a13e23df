"""A terminal dashboard for people who sell live on video."""

__version__ = "0.1.0"
