"""The places a live feed can come from, one in each file."""
