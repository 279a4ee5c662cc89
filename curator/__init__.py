"""Curator keeps notes about a code base true, and finds them and the code when they are needed."""

__version__ = "0.1.0"
