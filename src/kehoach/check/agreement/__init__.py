"""One thing told in several places, which must agree."""
