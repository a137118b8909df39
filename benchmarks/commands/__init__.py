"""The commands of the suite, one a file."""
