"""The words everybody speaks: plain frozen records. Imports nobody."""
