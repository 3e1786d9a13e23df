"""What holds for all tests: a property is looked at for as long as it takes, for machines are not always quick."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
